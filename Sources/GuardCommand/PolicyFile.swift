import GuardEngine
import GuardPolicy
import GuardProxy
import GuardServices

/// Finds and reads the function's policy.
enum PolicyFile {
  static let variable = "CORDON_GUARD_POLICY"
  /// Where a deployment package or a layer has it when the variable names no other place.
  /// Extensions are not told where the code is, which is always at the same place.
  /// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html
  static let places = ["cordon-policy.json", "/var/task/cordon-policy.json", "/opt/cordon/policy.json"]

  /// A policy that cannot be used, and what happens then.
  struct Failure: Error, CustomStringConvertible {
    var description: String
    var consequence: Policy.Failure
  }

  /// The policy, or the defaults by trigger type when there is none, and the keys that it asks for.
  /// - Parameter handsSecrets: whether this process is the one that fetches the secrets; those that it starts inherit them.
  static func load(handsSecrets: Bool) throws(Failure) -> (policy: Policy, secrets: GateSecrets, bytes: [UInt8]) {
    guard let (path, bytes) = try find() else { return (withSettings(Policy()), .none, []) }
    let policy: Policy
    do {
      policy = withSettings(try PolicyReader.read(bytes, path: path))
    } catch {
      throw Failure(description: error.description, consequence: PolicyReader.onFailure(bytes))
    }
    do {
      if handsSecrets { try SecretHandover.run(policy) }
      return (policy, try GateSecrets.load(policy, variables: Settings.variables, fetch: fetch), bytes)
    } catch {
      throw Failure(description: "\(path): \(error)", consequence: policy.onFailure)
    }
  }

  /// The environment says where the audit trail goes in place of the policy.
  private static func withSettings(_ policy: Policy) -> Policy {
    var policy = policy
    policy.audit.file = Settings.variable("CORDON_GUARD_AUDIT") ?? policy.audit.file
    if Settings.variable("CORDON_GUARD_AUDIT_EVENTS") == "all" { policy.audit.recordsAll = true }
    return policy
  }

  /// Certificates come over encrypted connections; what cannot be had counts as not there.
  @Sendable private static func fetch(_ address: String) -> [UInt8]? {
    try? DocumentFetcher(.ofMachine).get(address)
  }

  private static func find() throws(Failure) -> (path: String, bytes: [UInt8])? {
    if let named = Settings.variable(variable) {
      // A policy that was asked for and is not there is a mistake, and the safe reading of a mistake is to stop.
      do { return (named, try LocalFile.read(named)) } catch {
        throw Failure(description: error.description, consequence: .closed)
      }
    }
    let root = Settings.variable("LAMBDA_TASK_ROOT").map { $0 + "/" } ?? ""
    for place in places {
      let path = place.hasPrefix("/") ? place : root + place
      if let bytes = try? LocalFile.read(path) { return (path, bytes) }
    }
    return nil
  }
}
