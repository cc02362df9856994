import Core
import Privilege
import Testing
import Yams

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The conformance cases under Cases/: policies, requests, and what AWS answers, each with its source.
@Suite struct PolicyEvaluationTests {
  @Test("every case is decided as AWS decides it", arguments: EvaluationCase.all)
  func conformance(evaluation: EvaluationCase) {
    #expect(PolicyEvaluation(evaluation.policies).decide(evaluation.request) == evaluation.decision)
  }

  @Test("there are at least three hundred cases, each with a source")
  func size() {
    #expect(EvaluationCase.all.count >= 300)
    #expect(EvaluationCase.all.allSatisfy { $0.source.hasPrefix("https://") })
    #expect(Set(EvaluationCase.all.map(\.decision)).count == 4)
  }
}

/// One request under the policies of its group.
struct EvaluationCase: CustomTestStringConvertible {
  var name: String
  var source: String
  var policies: PolicySet
  var request: AccessRequest
  var decision: Decision

  var testDescription: String { name }

  static let all: [EvaluationCase] = {
    let folder = "\(repository)/Tests/PrivilegeTests/Cases"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().flatMap { file in
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
      let groups = (try? compose(yaml: String(decoding: bytes, as: UTF8.self)))?.sequence ?? []
      return groups.flatMap { EvaluationGroup($0, file: file).cases }
    }
  }()
}

/// Reads one group: a source, policies by their role, and the requests with the expected answers.
struct EvaluationGroup {
  private let node: Node
  private let file: String

  init(_ node: Node, file: String) { (self.node, self.file) = (node, file) }

  var cases: [EvaluationCase] { written + rows }

  private var title: String { node["about"]?.string ?? "no title" }

  /// Rows of a table: what the policy says, what the request is, and the answer.
  private var rows: [EvaluationCase] {
    (node["rows"]?.sequence ?? []).enumerated().map { index, row in
      let answer = Self.decisions[row[2]?.string ?? ""] ?? .open
      var policies = PolicySet()
      policies.identity = [PolicyDocument.statement(row[0] ?? "", as: node["operator"]?.string, key)]
      return EvaluationCase(
        name: "\(file): \(title), row \(index + 1)", source: node["source"]?.string ?? "", policies: policies,
        request: varied(row[1] ?? ""), decision: answer)
    }
  }

  private var key: String { node["key"]?.string ?? "" }

  /// A request that differs in one thing from `s3:GetObject` on a photo: the value of the group's key, the action, or the
  /// resource.
  private func varied(_ cell: Node) -> AccessRequest {
    var request = AccessRequest("s3:GetObject", on: ResourcePattern("arn:aws:s3:::photos/cat.jpg"))
    request.context = RequestContext(context(cell), isComplete: true)
    switch key {
    case "action": request.action = cell.string ?? ""
    case "resource":
      request.resource = ResourcePattern(cell.string ?? cell["target"]?.string ?? "")
    default:
      let values = (cell.sequence.map(Array.init) ?? [cell]).compactMap { $0.scalar?.string }
      let isOpen = values == ["(unknown)"]
      let given = values == ["(absent)"] || isOpen ? [:] : [key: values.map { Text($0) }]
      request.context = RequestContext(given, unknown: isOpen ? [key] : [], isComplete: true)
    }
    return request
  }

  private var written: [EvaluationCase] {
    (node["cases"]?.sequence ?? []).enumerated().map { index, item in
      EvaluationCase(
        name: "\(file): \(title) \(index + 1)", source: node["source"]?.string ?? "", policies: policies(item),
        request: request(item), decision: Self.decisions[item["is"]?.string ?? ""] ?? .open)
    }
  }

  private static let decisions: [String: Decision] = [
    "allowed": .allowed, "denied": .denied, "not allowed": .notAllowed, "open": .open,
  ]

  /// The group's policies, with those of the case in their place.
  private func policies(_ item: Node) -> PolicySet {
    func statements(_ key: String) -> [PolicyStatement]? { (item[key] ?? node[key]).map(PolicyDocument.statements) }
    var set = PolicySet()
    set.identity = statements("identity") ?? []
    set.resource = statements("resource policy") ?? []
    set.boundary = statements("boundary")
    set.session = statements("session")
    set.organization = (item["organization"] ?? node["organization"])?.sequence?.map(PolicyDocument.statements) ?? []
    set.isResourcePolicyDecisive = (item["decisive"] ?? node["decisive"])?.bool ?? false
    return set
  }

  private func request(_ item: Node) -> AccessRequest {
    func text(_ key: String) -> String? { (item[key] ?? node[key])?.string }
    let isOpen = (item["open"] ?? node["open"])?.bool ?? false
    var request = AccessRequest(
      text("action") ?? "s3:GetObject", on: ResourcePattern(text("target") ?? "arn:aws:s3:::photos/cat.jpg"),
      by: principal(text("by")), context: RequestContext(context(item), isComplete: !isOpen))
    request.resourceAccount = text("owner")
    return request
  }

  private func context(_ item: Node) -> [String: [Text]] {
    var values: [String: [Text]] = [:]
    for part in [node["context"], item["context"]] {
      for (key, value) in part?.mapping ?? [:] {
        values[key.string ?? ""] = (value.sequence.map(Array.init) ?? [value]).map { Text($0.string ?? "") }
      }
    }
    return values
  }

  /// "user ann", "role app", "session app/run", "service s3.amazonaws.com", "anyone"; "@210987654321" names another account.
  private func principal(_ text: String?) -> RequestPrincipal {
    guard let text else { return .unknown }
    let ends = text.split(separator: "@").map(String.init)
    let account = ends.count > 1 ? ends[1] : "111122223333"
    let words = ends[0].split(separator: " ").map(String.init)
    let name = words.count > 1 ? words[1] : ""
    func arn(_ rest: String) -> ResourcePattern { ResourcePattern("arn:aws:\(rest)") }
    switch words.first {
    case "user": return RequestPrincipal(.user, arn("iam::\(account):user/\(name)"), account: account)
    case "role": return RequestPrincipal(.role, arn("iam::\(account):role/\(name)"), account: account)
    case "session":
      let role = name.split(separator: "/").first.map(String.init) ?? ""
      return RequestPrincipal(
        .session, arn("sts::\(account):assumed-role/\(name)"), account: account,
        role: arn("iam::\(account):role/\(role)"))
    case "service": return RequestPrincipal(.service, ResourcePattern(name))
    case "anyone": return RequestPrincipal(.anonymous, ResourcePattern("*"))
    default: return .unknown
    }
  }
}

/// Statements as IAM writes them.
enum PolicyDocument {
  private static let place = Place(FileID(0), 0, 1)

  static func statements(_ node: Node) -> [PolicyStatement] {
    let statements = node["Statement"] ?? node
    return (statements.sequence.map(Array.init) ?? [statements]).map(statement)
  }

  /// Allows reading, under a condition or by one pattern of actions or resources.
  static func statement(_ cell: Node, as comparison: String?, _ key: String) -> PolicyStatement {
    var statement = PolicyStatement(place: place)
    statement.actions = key == "action" ? entries(cell) : [.init("s3:GetObject", at: place)]
    statement.resources = key == "resource" ? entries(cell) : [.init("*", at: place)]
    if let comparison {
      statement.conditions = [.init(comparison: comparison, key: key, values: texts(cell).map { Text($0) })]
    }
    return statement
  }

  private static func statement(_ node: Node) -> PolicyStatement {
    var statement = PolicyStatement(place: place)
    statement.effect = node["Effect"]?.string == "Deny" ? .deny : .allow
    statement.actions = entries(node["Action"])
    statement.notActions = entries(node["NotAction"])
    statement.resources = entries(node["Resource"])
    statement.notResources = entries(node["NotResource"])
    statement.principals = principals(node["Principal"])
    statement.notPrincipals = principals(node["NotPrincipal"])
    statement.conditions = (node["Condition"]?.mapping ?? [:]).flatMap { comparison, keys in
      (keys.mapping ?? [:]).map { key, values in
        .init(comparison: comparison.string ?? "", key: key.string ?? "", values: texts(values).map { Text($0) })
      }
    }
    return statement
  }

  private static func principals(_ node: Node?) -> [PolicyStatement.Principal] {
    guard let node else { return [] }
    if let everyone = node.string { return [.init(type: "*", value: Text(everyone), place: place)] }
    return (node.mapping ?? [:]).flatMap { type, values in
      texts(values).map { .init(type: type.string ?? "", value: Text($0), place: place) }
    }
  }

  private static func entries(_ node: Node?) -> [PolicyStatement.Entry] {
    texts(node).map { .init(Text($0), at: place) }
  }

  private static func texts(_ node: Node?) -> [String] {
    guard let node else { return [] }
    return (node.sequence.map(Array.init) ?? [node]).compactMap { $0.scalar?.string }
  }
}
