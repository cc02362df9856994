/// Where sandboxes of one function keep what they have to know of one another.
package struct StateSettings: Sendable {
  package enum Place: Sendable {
    /// - Parameters:
    ///   - address: `redis://host:port`, or `rediss://` with encryption.
    ///   - passwordVariable: empty for a server that asks for none.
    case redis(address: String, user: String, passwordVariable: String)
    case dynamoDB(table: String)
  }

  /// What holds while the place cannot be asked.
  package enum Failure: String, Sendable, CaseIterable {
    /// Each sandbox goes by what it remembers itself.
    case local
    /// Everything is allowed.
    case open
    /// Nothing is.
    case closed
  }

  package var place: Place
  /// What the function is called there; empty for its own name.
  package var name = ""
  /// Milliseconds that one question may take.
  package var patience: Int
  package var onFailure = Failure.local

  package init(_ place: Place, patience: Int) {
    self.place = place
    self.patience = patience
  }
}

/// Where a secret is kept that the function gets in a variable.
package enum SecretSource: Sendable, Equatable {
  /// The variable holds the ciphertext in base64, as the console writes it.
  /// https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
  /// - Parameter key: the only key that it may be encrypted with; empty for any.
  case encryptedVariable(key: String, context: [String: String])
  /// - Parameters:
  ///   - id: a name or an ARN.
  ///   - field: a member of the secret when it is a JSON object; empty for the whole text.
  case secretsManager(id: String, field: String)
  /// A parameter of Systems Manager.
  case parameter(name: String)
}

/// A variable and where its value comes from.
package struct HandedSecret: Sendable, Equatable {
  package var variable: String
  package var source: SecretSource

  package init(variable: String, source: SecretSource) {
    self.variable = variable
    self.source = source
  }
}

extension PolicyParts {
  private enum PlaceKind: String, CaseIterable {
    case redis, dynamodb
  }

  func state(_ part: PolicyObject) -> StateSettings? {
    var object = part
    defer { object.finish() }
    var settings: StateSettings
    switch object.choice("kind", of: PlaceKind.self) {
    case .redis:
      let place = StateSettings.Place.redis(
        address: object.required("address"), user: object.string("user") ?? "",
        passwordVariable: object.string("password-variable") ?? "")
      settings = StateSettings(place, patience: 50)
    case .dynamodb: settings = StateSettings(.dynamoDB(table: object.required("table")), patience: 250)
    case nil:
      faults.add(object.offset, "'kind' is missing or unknown")
      return nil
    }
    settings.name = object.string("name") ?? ""
    settings.patience = max(1, object.count("timeout-ms") ?? settings.patience)
    settings.onFailure = object.choice("on-failure", of: StateSettings.Failure.self) ?? .local
    return settings
  }

  private enum SecretKind: String, CaseIterable {
    case kms, ssm
    case secretsManager = "secrets-manager"
  }

  func secret(_ value: PolicyValue) -> HandedSecret? {
    var object = PolicyObject(value, faults)
    defer { object.finish() }
    let variable = object.required("variable")
    if variable.isEmpty || variable.utf8.contains(UInt8(ascii: "=")) {
      faults.add(value.offset, "'variable' is no name of a variable")
    }
    switch object.choice("from", of: SecretKind.self) {
    case .kms:
      return HandedSecret(
        variable: variable, source: .encryptedVariable(key: object.string("key") ?? "", context: context(&object)))
    case .secretsManager:
      let source = SecretSource.secretsManager(id: object.required("id"), field: object.string("field") ?? "")
      return HandedSecret(variable: variable, source: source)
    case .ssm: return HandedSecret(variable: variable, source: .parameter(name: object.required("id")))
    case nil:
      faults.add(value.offset, "'from' is missing or unknown")
      return nil
    }
  }

  private func context(_ object: inout PolicyObject) -> [String: String] {
    guard var context = object.object("context") else { return [:] }
    var result: [String: String] = [:]
    for (name, _) in context.all { result[name] = context.string(name) }
    return result
  }
}
