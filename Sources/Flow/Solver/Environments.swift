import Core

/// What the environment's variables hold for the entries of a program. Entries share an environment unless a variable
/// holds one thing for one and another thing for the other; functions are then followed for each environment by itself,
/// so that a name in shared code leads every function to its own table.
struct Environments {
  private(set) var variables: [[String: Text]] = []
  /// The environment of each entry, by index.
  private(set) var ofEntry: [Int] = []

  init(_ entries: [Program.Entry]) {
    for entry in entries {
      let fitting = variables.firstIndex { Self.agree($0, entry.environment) }
      if let fitting {
        variables[fitting].merge(entry.environment) { own, _ in own }
        ofEntry.append(fitting)
      } else {
        ofEntry.append(variables.count)
        variables.append(entry.environment)
      }
    }
  }

  private static func agree(_ one: [String: Text], _ other: [String: Text]) -> Bool {
    one.count < other.count
      ? one.allSatisfy { other[$0.key] == nil || other[$0.key] == $0.value }
      : other.allSatisfy { one[$0.key] == nil || one[$0.key] == $0.value }
  }

  subscript(index: Int) -> [String: Text] { index < variables.count ? variables[index] : [:] }
}
