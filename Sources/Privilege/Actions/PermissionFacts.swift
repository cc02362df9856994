import Core

/// The facts before they are compiled: what the files in Catalog/aws/iam/ say.
package struct PermissionFacts {
  /// The kinds of rows.
  package enum Section: String, CaseIterable, Sendable {
    case service, operation, binding, resource, platform, escalation, waiter
  }

  package var services: [ServiceActions] = []
  package var managed: [ManagedPolicy] = []
  private var rows: [String: [String]] = [:]

  package init() {}

  /// - Returns: whether the key was new.
  package mutating func add(_ section: Section, _ key: String, _ texts: [String]) -> Bool {
    rows.updateValue(texts, forKey: "\(section.rawValue) \(key)") == nil
  }

  /// The bytes that `PermissionTable` reads.
  package func packed() -> [UInt8] {
    var writer = PackedWriter()
    for table in [packedServices, packedManaged, packedRows] {
      writer.append(table.count)
      writer.bytes += table
    }
    return writer.bytes
  }

  private var packedServices: [UInt8] {
    var records: [String: [UInt8]] = [:]
    for service in services {
      var writer = PackedWriter()
      service.pack(into: &writer)
      records[service.prefix] = writer.bytes
    }
    return KeyedTable.encode(records)
  }

  private var packedManaged: [UInt8] {
    var records: [String: [UInt8]] = [:]
    for policy in managed {
      var writer = PackedWriter()
      policy.pack(into: &writer)
      records[policy.name] = writer.bytes
    }
    return KeyedTable.encode(records)
  }

  private var packedRows: [UInt8] {
    KeyedTable.encode(
      rows.mapValues { texts in
        var writer = PackedWriter()
        writer.append(texts)
        return writer.bytes
      })
  }
}
