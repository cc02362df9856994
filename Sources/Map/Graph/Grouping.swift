import Core

extension ApplicationMap {
  /// Applications with fewer functions are drawn without groups.
  private static let smallest = 12

  /// Gives each function its group: by source folder, or by the API and the first part of the path that it serves where
  /// all code lies in one folder.
  mutating func gather(_ application: Application) {
    let functions = nodes.indices.filter { nodes[$0].kind == .function }
    guard functions.count >= Self.smallest else { return }
    let ways = [folders(of: application), routes(of: functions)]
    guard let keys = ways.first(where: { isTelling($0, functions) }) else { return }
    for index in functions { nodes[index].group = keys[nodes[index].id] ?? "" }
  }

  /// Whether the groups are few enough to help and many enough to say something.
  private func isTelling(_ keys: [String: String], _ functions: [Int]) -> Bool {
    let sizes = Dictionary(grouping: functions.compactMap { keys[nodes[$0].id] }) { $0 }.mapValues(\.count)
    let grouped = sizes.values.reduce(0, +)
    return sizes.count > 1 && sizes.count * 2 <= functions.count && grouped * 3 >= functions.count * 2
  }

  /// The code's folders, without what all have in common, to the depth that gives the most groups of a fair size.
  private func folders(of application: Application) -> [String: String] {
    var parts: [String: [Substring]] = [:]
    for function in application.functions {
      if case .folder(let folder) = function.code { parts[function.id] = folder.split(separator: "/") }
    }
    let common = Self.commonPrefix(Array(parts.values))
    let candidates = (1...3).map { depth in
      parts.mapValues { $0.dropFirst(common).prefix(depth).joined(separator: "/") }
    }
    let functions = nodes.indices.filter { nodes[$0].kind == .function }
    return candidates.last { isTelling($0, functions) } ?? [:]
  }

  private static func commonPrefix(_ all: [[Substring]]) -> Int {
    guard let first = all.first else { return 0 }
    return first.indices.first { index in !all.allSatisfy { $0.count > index && $0[index] == first[index] } }
      ?? first.count
  }

  /// The first path part of the routes that fire each function, with the way in they belong to.
  private func routes(of functions: [Int]) -> [String: String] {
    var keys: [String: String] = [:]
    for edge in edges where edge.kind == .trigger && nodes[edge.source].kind == .entrance {
      let id = nodes[edge.target].id
      guard keys[id] == nil, let path = edge.labels.first?.split(separator: " ").last, path.hasPrefix("/") else {
        continue
      }
      keys[id] = "/" + (path.split(separator: "/").first { !$0.hasPrefix("{") } ?? "")
    }
    return keys
  }
}
