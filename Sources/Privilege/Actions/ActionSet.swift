import Core

/// A set of actions of the table, kept as marks by service.
package struct ActionSet: Sendable {
  private var marks: [String: [Bool]] = [:]

  package init() {}

  package var isEmpty: Bool { marks.values.allSatisfy { !$0.contains(true) } }
  package var count: Int { marks.values.reduce(0) { $0 + $1.count { $0 } } }

  /// The prefixes of services with an action in the set, sorted.
  package var services: [String] { marks.filter { $0.value.contains(true) }.keys.sorted() }

  package mutating func insert(_ index: Int, of service: ServiceActions) {
    marks[service.prefix, default: Array(repeating: false, count: service.actions.count)][index] = true
  }

  /// Adds every action that a pattern includes.
  package mutating func insert(_ pattern: ActionPattern, from table: PermissionTable) {
    for service in table.services(of: pattern) { mark(service.indices(matching: pattern.name), of: service, as: true) }
  }

  /// Adds every action that none of the patterns includes.
  package mutating func insert(allBut patterns: [ActionPattern], from table: PermissionTable) {
    for prefix in table.prefixes {
      guard let service = table.service(prefix) else { continue }
      var rest = Array(repeating: true, count: service.actions.count)
      for pattern in patterns where pattern.service == "*" || Wildcard.matches(pattern.service, prefix) {
        for index in service.indices(matching: pattern.name) { rest[index] = false }
      }
      mark(rest.indices.filter { rest[$0] }, of: service, as: true)
    }
  }

  package mutating func remove(_ pattern: ActionPattern, from table: PermissionTable) {
    for service in table.services(of: pattern) where marks[service.prefix] != nil {
      mark(service.indices(matching: pattern.name), of: service, as: false)
    }
  }

  private mutating func mark(_ indices: [Int], of service: ServiceActions, as value: Bool) {
    if indices.isEmpty { return }
    var row = marks[service.prefix] ?? Array(repeating: false, count: service.actions.count)
    for index in indices { row[index] = value }
    marks[service.prefix] = row
  }

  package mutating func subtract(_ other: ActionSet) {
    for (prefix, row) in other.marks {
      guard var own = marks[prefix] else { continue }
      for index in row.indices where row[index] { own[index] = false }
      marks[prefix] = own
    }
  }

  package mutating func intersect(_ other: ActionSet) {
    for (prefix, row) in marks {
      let limit = other.marks[prefix]
      marks[prefix] = row.indices.map { row[$0] && limit?[$0] ?? false }
    }
  }

  package func contains(_ index: Int, of service: ServiceActions) -> Bool { marks[service.prefix]?[index] ?? false }

  /// The actions of one service that are in the set, in the table's order.
  package func actions(of service: ServiceActions) -> [ServiceActions.Action] {
    guard let row = marks[service.prefix] else { return [] }
    return row.indices.filter { row[$0] }.map { service.actions[$0] }
  }

  /// How many actions of each level are in the set.
  package func counts(from table: PermissionTable) -> [AccessLevel: Int] {
    var counts: [AccessLevel: Int] = [:]
    for (prefix, row) in marks {
      guard let service = table.service(prefix) else { continue }
      for index in row.indices where row[index] { counts[service.actions[index].level, default: 0] += 1 }
    }
    return counts
  }
}

extension PermissionTable {
  /// The services whose actions a pattern may include. Wildcards in the prefix reach several.
  package func services(of pattern: ActionPattern) -> [ServiceActions] {
    let isOpen = pattern.service.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    guard isOpen else { return service(pattern.service).map { [$0] } ?? [] }
    return prefixes.filter { Wildcard.matches(pattern.service, $0) }.compactMap { service($0) }
  }
}
