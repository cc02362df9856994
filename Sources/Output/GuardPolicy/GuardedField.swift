import Core

/// A field of an event and the places in the code that it reaches.
struct GuardedField {
  /// From the event down, "*" for any field or element.
  var path: String
  /// As the guard names them.
  var sinks: [String]

  /// - Returns: by path; a field whose place in the event is not known exactly is left to the guard's own suspicion.
  static func all(of function: Function, trigger: TriggerKind, in application: Application) -> [GuardedField] {
    var sinks: [String: Set<String>] = [:]
    for flow in application.evidence.paths {
      guard flow.functions.contains(function.id), flow.source.trigger ?? trigger == trigger,
        let sink = name(of: flow.sink), let path = FieldPath.read(flow)
      else { continue }
      sinks[path, default: []].insert(sink)
    }
    return sinks.sorted { $0.key < $1.key }.map { GuardedField(path: $0.key, sinks: $0.value.sorted()) }
  }

  func write(_ out: inout JSONWriter) {
    out.field("path", path)
    out.field("sinks", sinks)
  }

  /// What the guard looks for on the way to a sink; nil for sinks that no single text can be judged by.
  private static func name(of sink: SinkKind) -> String? {
    switch sink {
    case .shell, .code, .sql, .nosql, .ldap, .template, .deserialization, .xml, .url, .path, .html, .header:
      sink.rawValue
    case .partiql: "sql"
    case .storedHTML, .emailHTML: "html"
    case .propertyName: "prototype"
    default: nil
    }
  }
}

/// Where in an event a value comes from, read off the way that it takes.
enum FieldPath {
  /// Calls after which a value is still the field, only in another form.
  private static let readers: Set<String> = [
    "loads", "parse", "parse_qs", "parse_qsl", "unquote", "unquote_plus", "decodeURIComponent", "b64decode", "get",
  ]

  /// - Returns: nil when the value is the whole event, or is no field of it.
  static func read(_ flow: TaintPath) -> String? {
    guard flow.source.kind == .event || flow.source.kind == .wholeEvent || flow.source.kind == .sensitive else {
      return nil
    }
    guard var parts = labelParts(flow.source) else { return nil }
    extend(&parts, by: reads(flow.steps))
    return parts.isEmpty ? nil : parts.map(escaped).joined(separator: ".")
  }

  /// `event.Records[].Sns.Message` as parts.
  private static func labelParts(_ source: TaintSource) -> [String]? {
    if source.kind == .wholeEvent { return [] }
    guard source.label.hasPrefix("event") else { return nil }
    var parts: [String] = []
    for part in source.label.dropFirst("event".count).split(separator: ".") {
      var name = part
      var depth = 0
      while name.hasSuffix("[]") {
        name = name.dropLast(2)
        depth += 1
      }
      if !name.isEmpty { parts.append(String(name)) }
      parts += Array(repeating: "*", count: depth)
    }
    return parts
  }

  /// The names that are read from the value before it becomes a part of something else.
  private static func reads(_ steps: [TraceStep]) -> [String] {
    var names: [String] = []
    for step in steps.dropFirst() {
      let words = step.note.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { break }
      switch words[0] {
      case "reads": names.append(String(words[1]))
      case "assigned", "passed": continue
      case "through":
        guard let call = words[1].split(separator: ".").last, readers.contains(String(call)) else { return names }
      default: return names
      }
    }
    return names
  }

  /// Adds what is read to what the label says already.
  private static func extend(_ parts: inout [String], by names: [String]) {
    var rest = names[...]
    while let name = rest.first, parts.contains(name) { rest = rest.dropFirst() }
    if let name = rest.first, parts.last == "*", parts.count > 1, !isNumber(name) {
      parts[parts.count - 1] = name
      rest = rest.dropFirst()
    }
    parts += rest.map { isNumber($0) ? "*" : $0 }
  }

  private static func isNumber(_ name: String) -> Bool { name.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private static func escaped(_ part: String) -> String {
    part.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "\\.")
  }
}
