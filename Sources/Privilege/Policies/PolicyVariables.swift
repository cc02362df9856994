import Core

/// Variables in resources and in conditions: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
enum PolicyVariables {
  /// The text with the request's values in it; nil when a variable has no value, so that nothing matches.
  static func resolve(_ text: Text, _ context: RequestContext) -> Text? {
    guard text.contains("${") else { return text }
    var result = Text()
    for piece in text.pieces {
      guard case .literal(let literal) = piece else {
        result.append(piece)
        continue
      }
      guard let resolved = resolve(literal, context) else { return nil }
      result.append(resolved)
    }
    return result
  }

  private static func resolve(_ literal: String, _ context: RequestContext) -> Text? {
    var result = Text()
    var rest = literal[...]
    while let start = rest.firstVariable, let end = rest[start...].firstIndex(of: "}") {
      result.append(.literal(String(rest[..<start])))
      guard let value = value(of: rest[rest.index(start, offsetBy: 2)..<end], context) else { return nil }
      result.append(value)
      rest = rest[rest.index(after: end)...]
    }
    result.append(.literal(String(rest)))
    return result
  }

  private static func value(of variable: Substring, _ context: RequestContext) -> Text? {
    // Escapes of characters that have a meaning of their own; what stands for itself cannot be told apart from a wildcard
    // afterwards, so it is left open.
    if ["*", "?", "$"].contains(variable) { return variable == "$" ? "$" : Text(pieces: [.unknown("${\(variable)}")]) }
    let parts = variable.split(separator: ",", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "'" } }
    guard let key = parts.first else { return nil }
    switch context[key] {
    case .values(let values): return values.count == 1 ? values[0] : nil
    case .absent: return parts.count > 1 ? Text(parts[1]) : nil
    case .unknown: return Text(pieces: [.unknown("${\(key)}")])
    }
  }
}

extension Substring {
  /// Where the next "${" stands.
  fileprivate var firstVariable: Index? {
    var from = startIndex
    while let dollar = self[from...].firstIndex(of: "$") {
      let next = index(after: dollar)
      if next < endIndex, self[next] == "{" { return dollar }
      from = next
    }
    return nil
  }
}
