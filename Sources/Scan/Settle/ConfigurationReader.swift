import Core
import Templates

/// Reads `cordon.yaml`. Every fault is an error with its line, because a configuration that is half understood would hide
/// findings.
package struct ConfigurationReader {
  /// The name that is looked for in the scanned folder.
  package static let fileName = "cordon.yaml"
  private static let keys = ["exclude", "only", "skip", "severity", "ignore", "fail-on", "baseline"]
  private static let ignoreKeys = ["rule", "path", "reason", "expires"]

  private let path: String
  private let table: LineTable
  private let rules: [String]

  /// - Parameters:
  ///   - path: what error messages call the file.
  ///   - rules: the ids that may be named.
  /// - Throws: `ScanError.invalidFile` for the first fault.
  package static func read(_ bytes: [UInt8], path: String, rules: [String]) throws(ScanError) -> Configuration {
    let reader = ConfigurationReader(path: path, table: LineTable(bytes), rules: rules)
    let document = DocumentReader.read(SourceFile(id: FileID(0), path: fileName, bytes: bytes))
    if let fault = document.diagnostics.first { throw reader.fault(fault.message, at: fault.place) }
    guard let root = document.roots.first, !root.isNull else { return Configuration() }
    return try reader.configuration(root)
  }

  private func configuration(_ root: Node) throws(ScanError) -> Configuration {
    try checkKeys(of: root, among: Self.keys, what: "the configuration")
    var result = Configuration()
    result.exclude = try strings(root, "exclude").map { PathPattern($0.text) }
    result.selection.only = try selectors(root, "only")
    result.selection.skip = try selectors(root, "skip")
    result.severities = try severities(root)
    for item in root["ignore"]?.items ?? [] { result.ignores.append(try ignore(item)) }
    result.failOn = try failOn(root)
    result.baseline = try string(root, "baseline")
    return result
  }

  private func severities(_ root: Node) throws(ScanError) -> [String: Severity] {
    var result: [String: Severity] = [:]
    for entry in root["severity"]?.entries ?? [] {
      try checkRule(entry.key, at: entry.keyPlace)
      let name = entry.value.text ?? ""
      guard let severity = Severity.allCases.first(where: { $0.name == name }) else {
        throw fault("a severity is low, medium, high or critical, not \(name)", at: entry.value.place)
      }
      result[entry.key] = severity
    }
    return result
  }

  private func ignore(_ node: Node) throws(ScanError) -> Configuration.Ignore {
    try checkKeys(of: node, among: Self.ignoreKeys, what: "an entry of ignore")
    let rule = try string(node, "rule")
    if let rule, let place = node["rule"]?.place { try checkRule(rule, at: place) }
    guard let reason = try string(node, "reason"), !reason.isEmpty else {
      throw fault("an entry of ignore needs a reason", at: node.place)
    }
    let path = try string(node, "path")
    guard rule != nil || path != nil else { throw fault("an entry of ignore needs a rule or a path", at: node.place) }
    let expires = try string(node, "expires")
    if let expires, let place = node["expires"]?.place, !Self.isDate(expires) {
      throw fault("expires is a day as year-month-day, not \(expires)", at: place)
    }
    return Configuration.Ignore(rule: rule, path: PathPattern(path ?? "**"), reason: reason, expires: expires)
  }

  private func failOn(_ root: Node) throws(ScanError) -> FailureThreshold? {
    guard let text = try string(root, "fail-on"), let place = root["fail-on"]?.place else { return nil }
    guard let threshold = FailureThreshold(text) else {
      throw fault("fail-on is low, medium, high, critical or never, not \(text)", at: place)
    }
    return threshold
  }

  private func selectors(_ root: Node, _ key: String) throws(ScanError) -> [RuleSelection.Selector] {
    var result: [RuleSelection.Selector] = []
    for (text, place) in try strings(root, key) {
      do throws(ScanError) {
        result.append(try RuleSelection.Selector(text, rules: rules))
      } catch {
        throw fault(error.description, at: place)
      }
    }
    return result
  }

  private func strings(_ node: Node, _ key: String) throws(ScanError) -> [(text: String, place: Place)] {
    var result: [(text: String, place: Place)] = []
    for item in node[key]?.itemsOrSelf ?? [] {
      guard let text = item.text else { throw fault("\(key) is a list of words", at: item.place) }
      result.append((text, item.place))
    }
    return result
  }

  private func string(_ node: Node, _ key: String) throws(ScanError) -> String? {
    guard let value = node[key], !value.isNull else { return nil }
    guard let text = value.text else { throw fault("\(key) is a text", at: value.place) }
    return text
  }

  private func checkKeys(of node: Node, among known: [String], what: String) throws(ScanError) {
    guard node.isMapping else { throw fault("\(what) is a mapping of keys and values", at: node.place) }
    for entry in node.entries where !known.contains(entry.key) {
      let nearest = Spelling.nearest(to: entry.key, in: known).map { "; did you mean \($0)?" } ?? ""
      throw fault("\(what) has no key \(entry.key)\(nearest)", at: entry.keyPlace)
    }
  }

  private func checkRule(_ id: String, at place: Place) throws(ScanError) {
    if rules.contains(id) { return }
    let nearest = Spelling.nearest(to: id, in: rules).map { "; did you mean \($0)?" } ?? ""
    throw fault("there is no rule \(id)\(nearest)", at: place)
  }

  private func fault(_ reason: String, at place: Place) -> ScanError {
    let position = table.position(of: place.start)
    return .invalidFile(path: path, line: position.line, column: position.column, reason: reason)
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == 3 && (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }
}
