import Core

extension Place {
  /// Whether another place lies in this one.
  func holds(_ other: Place) -> Bool { other.file == file && start <= other.start && other.end <= end }
}

extension Application {
  /// The literals that look like credentials, by whether they stand in a template or in code.
  func writtenSecrets(inTemplate: Bool) -> [SecretLiteral] {
    let files = templateFiles
    let settings = functions.flatMap { $0.environment.map(\.place) }
    return evidence.secrets.filter { secret in
      let isSetting = settings.contains { $0.holds(secret.place) }
      return (isSetting || files.contains(secret.place.file)) == inTemplate
    }
  }

  /// The files that the application was read from; code that stands in a template counts as template.
  private var templateFiles: Set<FileID> {
    if format == .codeOnly { return [] }
    var files: Set<FileID> = [place.file]
    for resource in resources { files.insert(resource.place.file) }
    for function in functions { files.insert(function.place.file) }
    for parameter in parameters { files.insert(parameter.place.file) }
    return files
  }

  /// The parameters that take a secret. One for a user's name may be hidden too; what it takes is no secret.
  var secretParameters: [TemplateParameter] {
    parameters.filter { parameter in
      let name = parameter.name.lowercased()
      let isUser = ["user", "username", "user_name", "login", "email"].contains { name.hasSuffix($0) }
      return SecretNames.holdsSecret(parameter.name) || parameter.isHidden.value == true && !isUser
    }
  }

  /// Whether a piece of text that only the deployment decides is a parameter that hides its value.
  func isHiddenParameter(_ what: String) -> Bool {
    let name = what.split(separator: " ").last.map(String.init) ?? what
    return parameters.contains { $0.name == name && $0.isHidden.value == true }
  }
}
