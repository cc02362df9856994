import Core

// Functions of the program that check their arguments: what holds of an argument when they return at all, and what when
// they return true or false.

/// A parameter of a function, or a part of what it holds.
struct ArgumentPart: Hashable, Comparable {
  var parameter: Int
  var path: [Symbol]

  static func < (left: ArgumentPart, right: ArgumentPart) -> Bool {
    if left.parameter != right.parameter { return left.parameter < right.parameter }
    return left.path.lexicographicallyPrecedes(right.path)
  }
}

/// Dangers that are ruled out, by the part of the arguments that was checked.
typealias RuledOut = [ArgumentPart: SinkSet]

extension Solver {
  /// Parts below this depth are not looked at one by one.
  private static let deepestPart = 3

  /// At a return: which dangers of each parameter have been ruled out on the way here.
  mutating func noteRuledOut(_ result: ValueID, _ frame: inout Frame) {
    let outcome = truth(of: result)
    let always = ruledOutSoFar(frame)
    let tested = tested(by: result, frame)
    if frame.returns == 0 {
      frame.effects.ruledOut = always
    } else {
      frame.effects.ruledOut = Self.common(frame.effects.ruledOut, always)
    }
    if outcome != false {
      let now = always.merging(tested.whenTrue) { $0.union($1) }
      frame.effects.ruledOutWhenTrue = frame.effects.ruledOutWhenTrue.map { Self.common($0, now) } ?? now
    }
    if outcome != true {
      let now = always.merging(tested.whenFalse) { $0.union($1) }
      frame.effects.ruledOutWhenFalse = frame.effects.ruledOutWhenFalse.map { Self.common($0, now) } ?? now
    }
  }

  /// What both ways through a function rule out.
  private static func common(_ left: RuledOut, _ right: RuledOut) -> RuledOut {
    var result: RuledOut = [:]
    for (part, sinks) in left {
      let both = sinks.intersection(right[part] ?? [])
      if !both.isEmpty { result[part] = both }
    }
    return result
  }

  private mutating func ruledOutSoFar(_ frame: Frame) -> RuledOut {
    var result: RuledOut = [:]
    for (index, parameter) in frame.function.parameters.enumerated() where parameter.kind == .positional {
      let variable = Int(parameter.variable.index)
      guard !frame.isAssigned[variable], variable < frame.initial.count else { continue }
      compare(frame.initial[variable], frame.variables[variable], ArgumentPart(parameter: index, path: []), &result)
    }
    return result
  }

  /// Notes the dangers that a value has lost, and those that its parts have.
  private mutating func compare(_ before: ValueID, _ after: ValueID, _ part: ArgumentPart, _ result: inout RuledOut) {
    if before == after { return }
    let (old, new) = (values.deepTaints(before), values.deepTaints(after))
    let gone = old == new ? [] : dangers(of: old).subtracting(dangers(of: new))
    if !gone.isEmpty { result[part] = gone }
    guard part.path.count < Self.deepestPart, case .object = values.shape(after) else { return }
    for field in values[after].fields {
      guard let known = values.field(before, field.name), known != field.value else { continue }
      compare(known, field.value, ArgumentPart(parameter: part.parameter, path: part.path + [field.name]), &result)
    }
  }

  private func dangers(of taints: TaintsID) -> SinkSet {
    values.taints[taints].reduce(SinkSet()) { $0.union($1.sinks) }
  }

  private func tested(by result: ValueID, _ frame: Frame) -> (whenTrue: RuledOut, whenFalse: RuledOut) {
    guard case .test(let id) = values.shape(result), !values[id].isPosition else { return ([:], [:]) }
    var (whenTrue, whenFalse) = (RuledOut(), RuledOut())
    for effect in values[id].effects where effect.subject.owner == frame.id {
      guard let index = parameter(of: effect.subject.variable, frame) else { continue }
      let part = ArgumentPart(parameter: index, path: effect.subject.path)
      if effect.holds {
        whenTrue[part, default: []].formUnion(effect.sinks)
      } else {
        whenFalse[part, default: []].formUnion(effect.sinks)
      }
    }
    return (whenTrue, whenFalse)
  }

  /// The parameter that a variable is, when nothing else is ever stored in it.
  private func parameter(of variable: Variable, _ frame: Frame) -> Int? {
    if frame.isAssigned[Int(variable.index)] { return nil }
    return frame.function.parameters.firstIndex { $0.kind == .positional && $0.variable == variable }
  }

  // MARK: At the call

  /// Takes from the arguments what the function rules out by raising otherwise.
  mutating func applyRuledOut(_ ruledOut: RuledOut, _ registers: [Register?], _ frame: inout Frame) {
    for (part, sinks) in ruledOut {
      if let origin = origin(of: part, registers, frame) { clean(origin, of: sinks, &frame) }
    }
  }

  /// The result of a checking function as a test of the arguments it was given.
  mutating func testResult(
    of effects: Activation.Effects, _ result: ValueID, _ registers: [Register?], _ site: CallSite, _ frame: Frame
  ) -> ValueID {
    switch values.shape(result) {
    case .test, .boolean: break
    default: return values.extending(result, site.place, .returned(from: values.symbols.intern("")))
    }
    var list: [Test.Effect] = []
    for (holds, ruledOut) in [(true, effects.ruledOutWhenTrue), (false, effects.ruledOutWhenFalse)] {
      for (part, sinks) in (ruledOut ?? [:]).sorted(by: { $0.key < $1.key }) where !sinks.isEmpty {
        guard let origin = origin(of: part, registers, frame) else { continue }
        list.append(Test.Effect(subject: origin, sinks: sinks, holds: holds))
      }
    }
    return values.test(Test(effects: list), values[result].taints)
  }

  /// Where a part of an argument is kept in the calling function.
  private mutating func origin(of part: ArgumentPart, _ registers: [Register?], _ frame: Frame) -> Origin? {
    guard part.parameter < registers.count, let register = registers[part.parameter],
      var origin = origin(of: register, frame)
    else { return nil }
    origin.path += part.path
    return origin
  }
}
