import Core

// Which functions' code speaks of its callers, whatever it then does with them. Rules that miss a check ask here first.

extension Solver {
  /// The functions, by id, that run code of a module of which something is true. What a module does when it is loaded
  /// counts for none: all functions of a program load all its modules.
  func functions(_ entries: [Set<Int>], whoseModule isTrue: (Module) -> Bool) -> Set<String> {
    let telling = modules.map { isTrue($0.module) }
    let bodies = Set(modules.map(\.body))
    var result: Set<String> = []
    for (index, activation) in activations.enumerated() where telling[Int(activation.function.module)] {
      if bodies.contains(ActivationID(index: UInt32(index))) { continue }
      for entry in entries[index] { result.insert(program.entries[entry].function) }
    }
    return result
  }
}

extension Module {
  /// Whether a name or a text of the module is about what somebody may do, or it answers that somebody may not.
  var speaksOfRights: Bool {
    names.contains(where: RightsWords.speakOfRights) || functions.contains(where: refuses)
  }

  /// 401 and 403, the answers to callers who may not.
  private func refuses(_ function: IRFunction) -> Bool {
    function.instructions.contains { instruction in
      guard case .constant(.number(let number)) = instruction.operation else { return false }
      return number == 401 || number == 403
    }
  }
}
