import GuardInspection
package import GuardPolicy

/// Fetches secrets at the start. What it returns goes into the runtime's environment and nowhere else; failures name the
/// variable and the service's reason, never a value.
package struct SecretFetcher: Sendable {
  private let account: CloudAccount
  private let variables: [(name: String, value: String)]
  private let patience: Int

  /// - Parameter patience: milliseconds that all of them together may take.
  package init(account: CloudAccount, variables: [(name: String, value: String)], patience: Int = 5000) {
    self.account = account
    self.variables = variables
    self.patience = patience
  }

  /// A secret that cannot be had.
  package struct Failure: Error, CustomStringConvertible {
    package var variable: String
    package var reason: ServiceFailure
    package var description: String { "the secret for \(variable): \(reason)" }
  }

  package func fetch(_ secrets: [HandedSecret]) throws(Failure) -> [(name: String, value: String)] {
    let deadline = Deadline(milliseconds: patience)
    var clients = Clients(account: account)
    var result: [(name: String, value: String)] = []
    for secret in secrets {
      do {
        result.append((secret.variable, try value(secret, &clients, deadline)))
      } catch {
        throw Failure(variable: secret.variable, reason: error)
      }
    }
    return result
  }

  /// One client a service and region, whose connection serves all secrets.
  private struct Clients {
    let account: CloudAccount
    private var made: [String: CloudClient] = [:]

    init(account: CloudAccount) { self.account = account }

    mutating func client(_ service: CloudService, id: String) throws(ServiceFailure) -> CloudClient {
      let region = Self.region(of: id)
      let name = "\(service.rawValue) \(region ?? "")"
      if let known = made[name] { return known }
      let client = try CloudClient(service, account, region: region)
      made[name] = client
      return client
    }

    /// An ARN names its region, which may be another than the function's.
    private static func region(of id: String) -> String? {
      let parts = id.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count > 5 && parts[0] == "arn" && !parts[3].isEmpty ? String(parts[3]) : nil
    }
  }

  private func value(
    _ secret: HandedSecret, _ clients: inout Clients, _ deadline: Deadline
  ) throws(ServiceFailure) -> String {
    switch secret.source {
    case .encryptedVariable(let key, let context):
      return try decrypted(secret.variable, key, context, try clients.client(.kms, id: key), deadline)
    case .secretsManager(let id, let field):
      return try managed(id, field, try clients.client(.secretsManager, id: id), deadline)
    case .parameter(let name):
      return try parameter(name, try clients.client(.parameters, id: name), deadline)
    }
  }

  private func decrypted(
    _ variable: String, _ key: String, _ context: [String: String], _ client: CloudClient, _ deadline: Deadline
  ) throws(ServiceFailure) -> String {
    guard let text = variables.first(where: { $0.name == variable })?.value, !text.isEmpty else {
      throw .unset("the variable holds no ciphertext")
    }
    var body = JSONText()
    body.object { body in
      body.field("CiphertextBlob", text)
      if !key.isEmpty { body.field("KeyId", key) }
      if !context.isEmpty {
        body.object("EncryptionContext") { body in
          for (name, value) in context.sorted(by: { $0.key < $1.key }) { body.field(name, value) }
        }
      }
    }
    let answer = try client.call("Decrypt", body, deadline)
    guard let plain = answer["Plaintext"]?.text.flatMap({ Base64.decode(Array($0.utf8).span) }) else {
      throw .malformed("Decrypt")
    }
    return try Self.text(plain)
  }

  /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
  private func managed(
    _ id: String, _ field: String, _ client: CloudClient, _ deadline: Deadline
  ) throws(ServiceFailure) -> String {
    var body = JSONText()
    body.object { $0.field("SecretId", id) }
    let answer = try client.call("GetSecretValue", body, deadline)
    let binary = answer["SecretBinary"]?.text.flatMap { Base64.decode(Array($0.utf8).span) }
    guard let bytes = answer["SecretString"]?.text.map({ Array($0.utf8) }) ?? binary else {
      throw .malformed("GetSecretValue")
    }
    guard !field.isEmpty else { return try Self.text(bytes) }
    guard let member = JSONDocument(bytes)?[field]?.written else { throw .unset("the secret has no member '\(field)'") }
    return try Self.text(Array(member.utf8))
  }

  /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
  private func parameter(
    _ name: String, _ client: CloudClient, _ deadline: Deadline
  ) throws(ServiceFailure) -> String {
    var body = JSONText()
    body.object { body in
      body.field("Name", name)
      body.key("WithDecryption")
      body.raw("true")
    }
    guard let value = try client.call("GetParameter", body, deadline)["Parameter"]?["Value"]?.text else {
      throw .malformed("GetParameter")
    }
    return try Self.text(Array(value.utf8))
  }

  /// Variables are text without zero bytes.
  private static func text(_ bytes: [UInt8]) throws(ServiceFailure) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .unset("the secret is no text and cannot be a variable's value")
    }
    return text
  }
}
