import Core

/// What `host.json` says of all functions of an app.
/// https://learn.microsoft.com/azure/azure-functions/functions-host-json
struct HostSettings {
  /// What stands before the path of every route.
  let routePrefix: String
  /// Seconds.
  let timeout: Known<Int>
  /// Whether requests beyond a number that runs at once, or beyond what the machine bears, are refused.
  let refusesRequests: Known<Bool>

  init(of folder: String, in tree: FileTree) {
    let file = Path.join(folder, "host.json").flatMap { tree.file(at: $0) }
    let root = file.flatMap { DocumentReader.read($0).roots.first }
    let http = root?["extensions"]?["http"] ?? root?["http"]
    routePrefix = http?["routePrefix"]?.text ?? (http?["routePrefix"] == nil ? "api" : "")
    timeout = Self.seconds(root?["functionTimeout"])
    let limit = http?["maxConcurrentRequests"] ?? http?["dynamicThrottlesEnabled"]
    let isSet = limit?.bool ?? limit?.int.map { $0 > 0 }
    refusesRequests = limit.flatMap { limit in isSet.map { .known($0, limit.place) } } ?? .absent
  }

  /// "00:10:00" is ten minutes; "-1" is no end at all.
  private static func seconds(_ node: Node?) -> Known<Int> {
    guard let node, let text = node.text else { return .absent }
    if text == "-1" { return .known(Int.max, node.place) }
    let parts = text.split(separator: ":").map { Int($0) }
    guard parts.count == 3, let hours = parts[0], let minutes = parts[1], let seconds = parts[2],
      parts.allSatisfy({ (0..<10_000).contains($0 ?? -1) })
    else {
      return .unknown(because: "a time of another form", node.place)
    }
    return .known(hours * 3_600 + minutes * 60 + seconds, node.place)
  }
}
