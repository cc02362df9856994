import GuardInspection
import GuardPolicy

/// How each field of an event is looked at: the trigger's shape and the policy's fields, as one tree by name.
final class FieldPlan: Sendable {
  struct Treatment: Sendable {
    /// Nothing is looked for in what only the platform or the deployer writes.
    var isSkipped = false
    var scope = SinkScope()
    /// Encodings to undo, outermost first.
    var peel = PeelList()
    /// Whether it is the body of an HTTP request, whose headers say how it is encoded.
    var isBody = false
    /// The policy's field, by its index in the trigger's policy.
    var field: Int?
  }

  fileprivate struct Node: Sendable {
    var children: [(name: [UInt8], node: Int)] = []
    var wildcard: Int?
    var treatment: Int?
    /// Whether it is the list whose elements are the records of a batch.
    var isBatch = false
  }

  private let nodes: [Node]
  let treatments: [Treatment]
  let fields: [FieldPolicy]

  static let root = 0

  init(shape: TriggerShape, policy: TriggerPolicy?) {
    fields = policy?.fields ?? []
    var builder = FieldPlanBuilder()
    builder.add(FieldPlanBuilder.treatment(shape.rest, shape, policy), at: [])
    for field in shape.fields {
      builder.add(FieldPlanBuilder.treatment(field, shape, policy), at: field.path)
      for path in HeaderNames.paths(below: field.path) {
        var treatment = FieldPlanBuilder.treatment(field, shape, policy)
        treatment.scope = .headers
        builder.add(treatment, at: path)
      }
    }
    for index in fields.indices { builder.addPolicy(index, fields[index], policy) }
    for path in BatchLayout.of(shape.name)?.paths ?? [] { builder.markBatch(at: path) }
    nodes = builder.nodes
    treatments = builder.treatments
  }
}

/// Puts the tree together.
private struct FieldPlanBuilder {
  typealias Treatment = FieldPlan.Treatment

  private(set) var nodes = [FieldPlan.Node()]
  private(set) var treatments: [Treatment] = []

  mutating func markBatch(at path: [String]) { nodes[node(at: path)].isBatch = true }

  static func treatment(
    _ field: TriggerShape.Field, _ shape: TriggerShape, _ policy: TriggerPolicy?
  ) -> Treatment {
    var treatment = Treatment(peel: PeelList(field.peel))
    let isAllowed = policy?.otherFields == .allow
    treatment.isSkipped = !field.isOutsiders || isAllowed
    treatment.isBody = field.path == ["body"]
    if HeaderNames.isHeader(field.path), field.path.dropFirst().first != "*" { treatment.scope = .headers }
    if shape.name == "cloudwatch-logs" { treatment.scope = SinkScope(suspected: []) }
    return treatment
  }

  /// What a policy says of a field is added to what the shape says of it.
  mutating func addPolicy(_ index: Int, _ field: FieldPolicy, _ policy: TriggerPolicy?) {
    let path = TriggerShape.parts(field.path)
    let place = node(at: path)
    var treatment = nodes[place].treatment.map { treatments[$0] } ?? inherited(path)
    treatment.isSkipped = false
    treatment.field = index
    treatment.scope.known = field.sinks
    // A field that holds a query or a program by design is judged by its sinks alone.
    if policy?.otherFields == .allow { treatment.scope.suspected = [] }
    treatments.append(treatment)
    nodes[place].treatment = treatments.count - 1
  }

  /// The treatment of the nearest field above.
  private func inherited(_ path: [String]) -> Treatment {
    var place = FieldPlan.root
    var found = treatments[0]
    for part in path {
      guard let next = known(part, below: place) else { break }
      place = next
      if let own = nodes[place].treatment { found = treatments[own] }
    }
    found.peel = PeelList()
    found.isBody = false
    found.field = nil
    return found
  }

  mutating func add(_ treatment: Treatment, at path: [String]) {
    treatments.append(treatment)
    let place = node(at: path)
    nodes[place].treatment = treatments.count - 1
  }

  private mutating func node(at path: [String]) -> Int {
    path.reduce(FieldPlan.root) { place, part in part == "*" ? wildcard(of: place) : named(part, below: place) }
  }

  private mutating func wildcard(of place: Int) -> Int {
    if let next = nodes[place].wildcard { return next }
    nodes.append(FieldPlan.Node())
    nodes[place].wildcard = nodes.count - 1
    return nodes.count - 1
  }

  private func known(_ part: String, below place: Int) -> Int? {
    let name = Array(part.utf8)
    return nodes[place].children.first { $0.name == name }?.node ?? nodes[place].wildcard
  }

  private mutating func named(_ part: String, below place: Int) -> Int {
    let name = Array(part.utf8)
    if let known = nodes[place].children.first(where: { $0.name == name }) { return known.node }
    nodes.append(FieldPlan.Node())
    nodes[place].children.append((name, nodes.count - 1))
    return nodes.count - 1
  }
}

// MARK: - Following a walk

extension FieldPlan {
  /// The place of a field by its name, whatever the case of its letters, as header names have none.
  func child(of place: Int, _ key: Span<UInt8>) -> Int? {
    for child in nodes[place].children where child.name.count == key.count {
      if Self.isSame(child.name, key) { return child.node }
    }
    return nodes[place].wildcard
  }

  private static func isSame(_ name: [UInt8], _ key: Span<UInt8>) -> Bool {
    for index in name.indices where name[index] != key[index] {
      guard name[index] ^ key[index] == 0x20, (0x61...0x7A).contains(name[index] | 0x20) else { return false }
    }
    return true
  }

  /// The place of an array's elements.
  func element(of place: Int) -> Int? { nodes[place].wildcard }

  /// What is said of the place itself; nil when it follows what is above.
  func ownTreatment(_ place: Int) -> Int? { nodes[place].treatment }

  func isBatch(_ place: Int) -> Bool { nodes[place].isBatch }
}

/// Headers whose values browsers, clients and proxies write by themselves.
enum HeaderNames {
  private static let automatic = [
    "accept", "accept-encoding", "accept-language", "accept-charset", "authorization", "cache-control", "content-type",
    "content-disposition", "content-encoding", "cookie", "date", "etag", "forwarded", "host", "if-match",
    "if-none-match",
    "if-modified-since", "origin", "pragma", "priority", "range", "referer", "sec-ch-ua", "sec-ch-ua-platform", "te",
    "sec-websocket-extensions", "user-agent", "via", "x-amz-cf-id", "x-amzn-trace-id", "x-forwarded-for", "traceparent",
    "cloudfront-viewer-address", "x-amz-date", "x-amz-security-token", "x-hub-signature-256", "stripe-signature",
  ]

  static func isHeader(_ path: [String]) -> Bool { path.first.map { $0.lowercased().hasSuffix("headers") } == true }

  /// The places of these headers, for a place that stands for any header.
  static func paths(below path: [String]) -> [[String]] {
    guard isHeader(path), path.count > 1, path[1] == "*" else { return [] }
    return automatic.map { [path[0], $0] + path.dropFirst(2) }
  }
}

extension SinkScope {
  /// Header values that browsers and proxies write are full of punctuation; only unmistakable signs count in them.
  static let headers = SinkScope(suspected: .all, signsOnly: true)
}
