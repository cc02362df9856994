import Core

/// A variable of a function's environment that holds a secret.
struct EnvironmentSecret {
  enum Origin {
    /// Written out in the template.
    case written
    /// Resolved at deployment from a secret store into the environment, where it then stands in clear.
    case resolved
    /// A hidden parameter: whoever deploys gives it.
    case parameter
  }

  var variable: Function.Variable
  var origin: Origin
  /// The functions that have it, by id.
  var functions: [String]

  var place: Place { variable.value.place ?? variable.place }
}

extension Application {
  /// Every variable that holds a secret, once, with the functions that share it.
  var environmentSecrets: [EnvironmentSecret] {
    var found: [EnvironmentSecret] = []
    var index: [Place: Int] = [:]
    for function in functions {
      for variable in function.environment {
        if let known = index[variable.place] {
          found[known].functions.append(function.id)
        } else if let origin = origin(of: variable) {
          index[variable.place] = found.count
          found.append(EnvironmentSecret(variable: variable, origin: origin, functions: [function.id]))
        }
      }
    }
    return found
  }

  private func origin(of variable: Function.Variable) -> EnvironmentSecret.Origin? {
    let isKnownFormat = evidence.secrets.contains { secret in
      [.knownFormat, .connectionString].contains(secret.kind)
        && secret.place.lies(in: variable.value.place ?? variable.place)
    }
    if isKnownFormat { return .written }
    if let literal = variable.value.value?.literal, SecretNames.isTellingValue(literal) { return .written }
    guard SecretNames.holdsSecret(variable.name) else { return nil }
    switch variable.value {
    case .absent: return nil
    case .unknown(let reason, _): return Self.isStore(reason) ? .resolved : nil
    case .known(let text, _): return origin(of: text)
    }
  }

  private func origin(of text: Text) -> EnvironmentSecret.Origin? {
    if let literal = text.literal {
      if literal.hasPrefix("{{resolve:") { return .resolved }
      return SecretNames.isPlaceholder(literal) || SecretNames.isReference(literal) ? nil : .written
    }
    for piece in text.pieces {
      switch piece {
      case .literal(let part): if part.contains("{{resolve:") { return .resolved }
      case .unknown(let what): if let origin = origin(ofUnknown: what) { return origin }
      case .attribute(let resource, let name):
        if name == "SecretAccessKey" || isValue(resource, name) { return .resolved }
      }
    }
    return nil
  }

  private func origin(ofUnknown what: String) -> EnvironmentSecret.Origin? {
    if Self.isStore(what) { return .resolved }
    return isHiddenParameter(what) ? .parameter : nil
  }

  /// Whether an attribute of a resource of this application is a secret's value.
  private func isValue(_ resource: String, _ attribute: String) -> Bool {
    secrets.contains { $0.id == resource && $0.kind == .parameter && attribute == "Value" }
  }

  private static func isStore(_ words: String) -> Bool {
    ["ssm:", "secretsmanager", "resolve:"].contains { words.contains($0) }
  }
}

extension Place {
  /// Whether the place is inside another.
  func lies(in other: Place) -> Bool { file == other.file && start >= other.start && end <= other.end }

  /// Whether the two have a byte in common.
  func overlaps(_ other: Place) -> Bool { file == other.file && start < other.end && other.start < end }
}
