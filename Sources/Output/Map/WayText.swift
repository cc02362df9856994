import Core

/// A way to a function in words.
enum WayText {
  /// "Api, POST /orders → Jobs"
  static func chain(_ way: Way) -> String {
    way.steps.dropLast().enumerated().map { index, step in
      if step.isTakenOver { return "\(step.label), taken over (its role has \(step.action))" }
      let action = step.action.lowercased()
      let isPlain = ["", "invoke", "start", "timer"].contains(action) || action.hasPrefix(step.label.lowercased())
      return index == 0 && !isPlain ? "\(step.label), \(shortened(step.action))" : step.label
    }.joined(separator: " → ")
  }

  /// "asked for: API key; the code checks a token's signature in Orders". Nobody asks the platform or the operators.
  static func asked(_ way: Way) -> String {
    var parts: [String] = []
    if !way.checks.isEmpty {
      parts.append("asked for: \(way.checks.joined(separator: ", "))")
    } else if way.audience < .service {
      parts.append("asked for nothing")
    }
    if !way.codeChecks.isEmpty { parts.append("the code checks \(way.codeChecks.joined(separator: ", "))") }
    return parts.joined(separator: "; ")
  }

  /// Three of many routes.
  private static func shortened(_ action: String) -> String {
    let parts = action.split(separator: ",", omittingEmptySubsequences: true)
    return parts.count > 3 ? parts.prefix(3).joined(separator: ",") + " and \(parts.count - 3) more" : action
  }
}
