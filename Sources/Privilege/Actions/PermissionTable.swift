import CCatalog
import Core
import Synchronization

/// What is known of AWS's permissions, compiled from Catalog/aws/iam/ by `make regenerate`.
package final class PermissionTable: Sendable {
  /// The actions of a service, by prefix.
  private let services: KeyedTable
  /// Statements by policy name.
  private let managed: KeyedTable
  /// Rows of text by kind and key: what `PermissionFacts` packs.
  private let rows: KeyedTable
  /// Services that were asked for, decoded.
  private let decoded = Mutex<[String: ServiceActions]>([:])

  /// The table that is part of the program.
  package static let builtIn: PermissionTable = {
    var length = 0
    let start = cordon_permissions(&length)
    return PermissionTable(Array(UnsafeBufferPointer(start: start, count: length))) ?? PermissionTable()
  }()

  /// A table that knows nothing.
  private init() { (services, managed, rows) = (KeyedTable(), KeyedTable(), KeyedTable()) }

  /// - Parameter bytes: what `PermissionFacts` packed; nil when they are something else.
  package init?(_ bytes: [UInt8]) {
    var reader = PackedReader(bytes, at: 0)
    guard let services = reader.slice().flatMap({ KeyedTable(Array($0)) }),
      let managed = reader.slice().flatMap({ KeyedTable(Array($0)) }),
      let rows = reader.slice().flatMap({ KeyedTable(Array($0)) })
    else { return nil }
    (self.services, self.managed, self.rows) = (services, managed, rows)
  }

  /// The prefixes of all services' actions, sorted.
  package var prefixes: [String] { services.keys }

  /// The names of all policies that AWS manages and that are known, sorted.
  package var managedPolicies: [String] { managed.keys }

  /// The actions whose names begin with this prefix and a colon.
  package func service(_ prefix: String) -> ServiceActions? {
    if let known = decoded.withLock({ $0[prefix] }) { return known }
    guard var reader = services.record(prefix), let actions = ServiceActions(prefix: prefix, &reader) else {
      return nil
    }
    decoded.withLock { $0[prefix] = actions }
    return actions
  }

  /// An action by its whole name, in any case.
  package func action(_ name: String) -> (service: ServiceActions, action: ServiceActions.Action)? {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let service = service(parts[0].lowercased()),
      let action = service.action(String(parts[1]))
    else { return nil }
    return (service, action)
  }

  package func managedPolicy(_ name: String) -> ManagedPolicy? {
    guard var reader = managed.record(name) else { return nil }
    return ManagedPolicy(name: name, &reader)
  }

  /// The prefix of a service's actions, from the service's name in the SDK for Python.
  package func prefix(ofService name: String) -> String { texts(.service, name)?.first ?? name }

  /// The rows of an operation that is no action of the same name; nil when there are none.
  package func rules(ofOperation name: String, of service: String) -> [ActionRule]? {
    texts(.operation, "\(service).\(name.lowercased())").map { $0.compactMap { try? ActionRule($0) } }
  }

  /// What an operation needs: its rows, those of what a waiter repeats, or the action of its own name; nil when no such action is known.
  package func needs(ofOperation name: String, of service: String) -> [ActionRule]? {
    if let rows = rules(ofOperation: name, of: service) { return rows }
    if let repeated = texts(.waiter, "\(service).\(name.lowercased())")?.first, repeated != name {
      return needs(ofOperation: repeated, of: service)
    }
    guard let (own, action) = action("\(prefix(ofService: service)):\(name)") else { return nil }
    return (try? ActionRule("\(own.prefix):\(action.name)")).map { [$0] }
  }

  /// The rows of a trigger or a setting of functions.
  package func rules(ofPlatform name: String) -> [ActionRule] {
    (texts(.platform, name) ?? []).compactMap { try? ActionRule($0) }
  }

  /// The parameters that hold the names of a resource type's ARN.
  package func bindings(ofType type: String, of prefix: String) -> [Binding]? {
    texts(.binding, "\(prefix) \(type)").map { $0.map(Binding.init) }
  }

  /// What a resource of a template is for IAM.
  package func kind(ofResource type: String) -> ResourceKind? {
    (texts(.resource, type)?.first).flatMap { try? ResourceKind($0) }
  }

  /// Sets of actions that together give their holder more rights than were granted.
  package var escalations: [EscalationPath] {
    let prefix = "\(PermissionFacts.Section.escalation.rawValue) "
    return rows.keys.filter { $0.hasPrefix(prefix) }.compactMap { key in
      texts(.escalation, String(key.dropFirst(prefix.count))).flatMap { EscalationPath($0) }
    }
  }

  private func texts(_ section: PermissionFacts.Section, _ key: String) -> [String]? {
    guard var reader = rows.record("\(section.rawValue) \(key)") else { return nil }
    return reader.texts()
  }
}
