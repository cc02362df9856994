import Core
import Flow

/// A section of a library's file: what its rows say of the calls they name.
enum Section: String, CaseIterable {
  case types, sinks, sources, passes, cleans, checks, matches, clears, calls, misuses, operations, binds, commands
  case clients, resources, entries, parameters, wraps, exits, files, stores, fields, assigns, deliveries, keeps, recalls
  case finds, ensures, strips, joins, replaces, proofs, announces

  /// The field that holds the place; a row that is a text alone is that field.
  var placeField: String { self == .passes ? "from" : "at" }

  /// What a row says: several effects when it names several kinds. Reads the row's own fields.
  /// - Throws: `KnowledgeProblem`.
  func effects(_ row: inout Entry, _ place: Location) throws -> [CatalogRow.Effect] {
    switch self {
    case .types: [try type(&row, place)]
    case .sinks: try kinds(&row).map { .sink($0) }
    case .sources: [try source(&row)]
    case .passes: [.pass(to: try selector(row.text("to") ?? "result"))]
    case .cleans: [.clean(try sinkSet(&row))]
    case .checks: [.check(try sinkSet(&row), holds: try row.flag("holds") ?? true)]
    case .matches: [try match(&row)]
    case .finds: [.finds(try sinkSet(&row))]
    case .ensures: [.ensures(try sinkSet(&row))]
    case .strips:
      [.strips(pattern: try selector(row.required("pattern")), replacement: try selector(row.required("by")))]
    case .clears: [.clears]
    case .calls: [try callback(&row)]
    case .misuses: [.misuse(try row.required("kind"))]
    case .proofs: [.misuse(Misuse.callerCheck)]
    case .operations: [try operation(&row)]
    case .binds: [.bind(parameter: try row.required("parameter"), isContent: try row.flag("content") ?? false)]
    case .commands: [.runsCommand]
    case .clients: [.clientPackage(service: try row.required("service"))]
    case .resources: [.resource]
    case .entries: try entry(&row)
    case .parameters: [try parameters(&row)]
    case .wraps: [.wraps]
    case .exits: [.exits]
    case .files: [try file(&row)]
    case .stores: [.storesIn(try selector(row.required("into")), without: try optionalSinkSet(&row))]
    case .announces: [.announces]
    case .deliveries: [try delivery(&row)]
    case .keeps: [.keeps(resource: try selector(row.required("in")), key: try row.text("key").map(selector))]
    case .recalls: [.recalls(resource: try selector(row.required("from")), key: try row.text("key").map(selector))]
    case .joins: [try join(&row)]
    case .replaces: [try replacement(&row)]
    case .fields: [.readsField(of: try selector(row.text("of") ?? "this"))]
    case .assigns: [.setsField(of: try selector(row.text("of") ?? "this"), value: try selector(row.required("to")))]
    }
  }

  private func selector(_ text: String) throws -> Selector { try SelectorNotation.selector(text) }

  private func type(_ row: inout Entry, _ place: Location) throws -> CatalogRow.Effect {
    let name = try row.required("is")
    guard name.hasSuffix("{}") else { return .type(name, isMember: place.isMember) }
    guard case .argument = place.subject.base else { throw row.problem("\(name) needs the argument to name") }
    return .typeFromArgument(prefix: String(name.dropLast(2)), place.subject)
  }

  private func kinds(_ row: inout Entry) throws -> [SinkKind] {
    let names = try row.texts("kind")
    if names.isEmpty { throw row.problem("kind is missing") }
    return try names.map { try row.choice($0, named: "kind") }
  }

  private func sinkSet(_ row: inout Entry) throws -> SinkSet {
    let names = try row.texts("for")
    if names == ["all"] { return .all }
    // A number does no harm but by how large it is.
    if names == ["all but size"] {
      return SinkKind.allCases.filter { $0 != .size }.reduce(into: SinkSet()) { $0.insert(SinkSet($1)) }
    }
    if names.isEmpty { throw row.problem("for is missing") }
    return try names.reduce(into: SinkSet()) { $0.insert(SinkSet(try row.choice($1, named: "for"))) }
  }

  private func optionalSinkSet(_ row: inout Entry) throws -> SinkSet {
    let names = try row.texts("for")
    return try names.reduce(into: SinkSet()) { $0.insert(SinkSet(try row.choice($1, named: "for"))) }
  }

  private func source(_ row: inout Entry) throws -> CatalogRow.Effect {
    guard let kind = try row.choice("kind", of: SourceKind.self) else { throw row.problem("kind is missing") }
    return .source(kind, try row.choice("by", of: Controller.self) ?? Self.usualController(of: kind))
  }

  private static func usualController(of kind: SourceKind) -> Controller {
    switch kind {
    case .event, .wholeEvent, .sensitive, .unverifiedClaim: .anonymous
    case .stored, .network: .producer
    case .mutableClaim: .user
    case .secret, .environment: .deployer
    default: .service
    }
  }

  private func match(_ row: inout Entry) throws -> CatalogRow.Effect {
    let pattern = try selector(row.required("pattern"))
    switch try row.text("anchors") ?? "none" {
    case "none": return .match(pattern: pattern, anchorsStart: false, anchorsEnd: false)
    case "start": return .match(pattern: pattern, anchorsStart: true, anchorsEnd: false)
    case "both": return .match(pattern: pattern, anchorsStart: true, anchorsEnd: true)
    case let other: throw row.problem("anchors: \(other) is unknown; known are none, start, both")
    }
  }

  private func callback(_ row: inout Entry) throws -> CatalogRow.Effect {
    let arguments = try row.texts("with").map { try $0 == "unknown" ? nil : selector($0) }
    switch try row.text("gives") {
    case nil: return .calls(with: arguments, gives: .nothing)
    case "result": return .calls(with: arguments, gives: .result)
    case "result.*": return .calls(with: arguments, gives: .element)
    default: throw row.problem("gives: only result and result.* are known")
    }
  }

  private func operation(_ row: inout Entry) throws -> CatalogRow.Effect {
    let name = try row.required("runs")
    guard let dot = name.firstIndex(of: ".") else { throw row.problem("runs: expected service.Operation") }
    return .operation(service: String(name[..<dot]), name: String(name[name.index(after: dot)...]))
  }

  private func entry(_ row: inout Entry) throws -> [CatalogRow.Effect] {
    guard let kind = try row.choice("trigger", of: TriggerKind.self) else { throw row.problem("trigger is missing") }
    return [.entry(kind, parameters: try types(&row))]
  }

  private func parameters(_ row: inout Entry) throws -> CatalogRow.Effect {
    .parameters(try types(&row), rest: try row.text("rest"))
  }

  private func types(_ row: inout Entry) throws -> [String?] {
    try row.texts("parameters").map { $0 == "unknown" ? nil : $0 }
  }

  private func delivery(_ row: inout Entry) throws -> CatalogRow.Effect {
    guard let trigger = try row.choice("trigger", of: TriggerKind.self) else { throw row.problem("trigger is missing") }
    let path = try row.text("as")?.split(separator: ".").map(String.init) ?? []
    let says = try row.texts("says").map(statement)
    return .delivers(trigger, path: path, resource: try selector(row.required("to")), says: says)
  }

  /// "Records.*.eventName: INSERT MODIFY"
  private func statement(_ text: String) throws -> CatalogRow.Statement {
    let parts = text.split(separator: ":", maxSplits: 1)
    return CatalogRow.Statement(
      path: parts.first?.split(separator: ".").map(String.init) ?? [],
      options: parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : [])
  }

  /// The separator is a text, or the value of the call that a selector names.
  private func join(_ row: inout Entry) throws -> CatalogRow.Effect {
    let separator = try row.required("with")
    let isValue = separator.hasPrefix("@") || separator == "this"
    return .joins(separator: isValue ? "" : separator, isValue ? try selector(separator) : nil)
  }

  private func replacement(_ row: inout Entry) throws -> CatalogRow.Effect {
    .replaces(try selector(row.required("text")), by: try selector(row.required("by")))
  }

  private func file(_ row: inout Entry) throws -> CatalogRow.Effect {
    if let content = try row.text("writes") { return .writesFile(content: try selector(content)) }
    guard try row.flag("reads") == true else { throw row.problem("expected writes or reads") }
    return .readsFile
  }
}
