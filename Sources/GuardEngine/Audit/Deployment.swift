import GuardCrypto
import GuardProxy

/// What a sandbox was deployed with, so that a change of it shows in the audit trail: by hashes, since values may be secret
/// and lists are long. A function sees its own deployment and no other's; changes of roles, of other resources and of
/// triggers that never fire are the account's trail to tell (AWS CloudTrail).
package struct Deployment: Sendable {
  let facts: [(name: String, value: String)]

  /// - Parameters:
  ///   - policy: the policy's bytes; empty for the defaults.
  ///   - variables: the environment. Their names count and their values do not, but for what the platform itself sets.
  ///   - folder: where the function's code is.
  package init(policy: [UInt8], variables: [(name: String, value: String)], folder: String) {
    func value(_ name: String) -> String { variables.first { $0.name == name }?.value ?? "" }
    let settings = [
      "_HANDLER", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_EXEC_WRAPPER", "NODE_OPTIONS",
      "LD_PRELOAD", "PYTHONPATH",
    ]
    let names = variables.map(\.name).filter { !$0.hasPrefix("_X_AMZN_") }.sorted()
    facts = [
      ("function_name", value("AWS_LAMBDA_FUNCTION_NAME")), ("function_version", value("AWS_LAMBDA_FUNCTION_VERSION")),
      ("policy_sha256", Self.hash(policy)),
      (
        "configuration_sha256",
        Self.hash(Array((settings.map { "\($0)=\(value($0))" } + names).joined(separator: "\n").utf8))
      ),
      ("code_sha256", Self.hash(Self.listing(folder))),
      ("dependencies_sha256", Self.hash(Self.dependencies(folder))),
    ]
  }

  /// One hash of all that was deployed.
  var digest: String { Self.hash(Array(facts.map { "\($0.name)=\($0.value)" }.joined(separator: "\n").utf8)) }

  private static func hash(_ bytes: [UInt8]) -> String { Hexadecimal.encode(HashFunction.sha256.hash(bytes)) }

  /// Names and sizes of the code's own files, without going deeper: reading all of it would hold up the start.
  private static func listing(_ folder: String) -> [UInt8] {
    Array(LocalFolder.entries(folder).map { "\($0.name) \($0.size)" }.joined(separator: "\n").utf8)
  }

  /// What Python's packages are called with their versions, and what Node's manifests measure.
  private static func dependencies(_ folder: String) -> [UInt8] {
    let places = [folder, "/opt/python", "/opt/nodejs"]
    let python = places.flatMap { LocalFolder.entries($0).map(\.name).filter { $0.hasSuffix(".dist-info") } }
    let node = places.map { $0 + "/node_modules" }.flatMap { modules in
      LocalFolder.entries(modules).map { entry in
        let manifest = LocalFolder.size(of: "\(modules)/\(entry.name)/package.json") ?? 0
        return "\(entry.name) \(manifest)"
      }
    }
    return Array((python + node).joined(separator: "\n").utf8)
  }
}
