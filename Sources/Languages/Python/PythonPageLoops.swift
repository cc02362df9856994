import Syntax

/// A loop over the pages of a listing that asks for the same page in every round: the answer's token is looked at but
/// never sent. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
struct PageLoop {
  typealias Node = SyntaxTree.Node

  private let lowering: PythonLowering
  private let test: Node
  private let block: Node
  private let body: LoopBody

  init(_ test: Node, _ block: Node, _ body: LoopBody, in lowering: PythonLowering) {
    self.lowering = lowering
    self.test = test
    self.block = block
    self.body = body
  }

  /// What says that there is another page, in answers of AWS services and of web APIs.
  private static let answerKeys: Set<String> = [
    "LastEvaluatedKey", "NextToken", "nextToken", "next_token", "NextContinuationToken", "NextMarker", "IsTruncated",
    "NextPageToken", "nextPageToken", "next_page_token", "PaginationToken", "NextPageMarker", "nextForwardToken",
  ]
  /// What asks for it, in the calls.
  private static let requestKeys: Set<String> = [
    "ExclusiveStartKey", "NextToken", "nextToken", "next_token", "ContinuationToken", "Marker", "StartingToken",
    "PageToken", "pageToken", "page_token", "PaginationToken",
  ]

  /// Why the loop never advances; nil when it may, or when it is no such loop.
  func stuck() -> String? {
    let isConditional = !lowering.isTrue(test)
    guard body.exits == (isConditional ? 0 : 1), !body.mayLeaveOtherwise else { return nil }
    let answers = answersLookedAt(in: isConditional ? test : block)
    if answers.isEmpty { return nil }
    return unchangedToken() ?? unchangedRequest(for: answers)
  }

  /// The variables whose page token a condition or the body looks at: `"NextToken" in page`, `page["NextToken"]`,
  /// `page.get("NextToken")`.
  private func answersLookedAt(in node: Node) -> Set<String> {
    var answers: Set<String> = []
    collect(node, into: &answers)
    lowering.visit(node) { inner, _ in
      collect(inner, into: &answers)
      return true
    }
    return answers
  }

  private func collect(_ node: Node, into answers: inout Set<String>) {
    guard let (key, holder) = lookup(node), let text = lowering.constantString(key), Self.answerKeys.contains(text),
      lowering.kind(holder) == .identifier
    else { return }
    answers.insert(lowering.text(holder))
  }

  /// The key and the collection that an expression looks it up in.
  private func lookup(_ node: Node) -> (key: Node, holder: Node)? {
    switch lowering.kind(node) {
    case .comparison:
      let sides = lowering.comparisonSides(node)
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    case .subscript:
      guard let key = lowering.child(node, .subscript), let holder = lowering.child(node, .value) else { return nil }
      return (key, holder)
    case .call:
      guard let callee = lowering.child(node, .function), let holder = lowering.child(callee, .object),
        let key = lowering.child(node, .arguments).flatMap(lowering.firstPart)
      else { return nil }
      return (key, holder)
    default: return nil
    }
  }

  /// A call that sends a token which nothing in the loop changes.
  private func unchangedToken() -> String? {
    var reason: String?
    lowering.visit(block) { node, kind in
      guard kind == .keywordArgument, let name = lowering.child(node, .name), let value = lowering.child(node, .value),
        Self.requestKeys.contains(lowering.text(name)), lowering.namesRead(in: value).isDisjoint(with: body.assigned)
      else { return true }
      reason = "every round sends the same \(lowering.text(name))"
      return false
    }
    return reason
  }

  /// An answer that comes from calls with the same arguments in every round.
  private func unchangedRequest(for answers: Set<String>) -> String? {
    for answer in answers.sorted() {
      let requests = requests(assigning: answer)
      if !requests.isEmpty, requests.allSatisfy(isUnchanged) { return "every round makes the same request" }
    }
    return nil
  }

  /// The values that the body assigns to a variable.
  private func requests(assigning variable: String) -> [Node] {
    var values: [Node] = []
    lowering.visit(block) { node, kind in
      if kind == .assignment, let target = lowering.child(node, .left), lowering.text(target) == variable {
        lowering.child(node, .right).map { values.append($0) }
      }
      return true
    }
    return values
  }

  private func isUnchanged(_ request: Node) -> Bool {
    let call = lowering.kind(request) == .await ? lowering.firstPart(request) ?? request : request
    guard lowering.kind(call) == .call, let callee = lowering.child(call, .function),
      let arguments = lowering.child(call, .arguments), !lowering.text(callee).contains("next")
    else { return false }
    return lowering.namesRead(in: arguments).isDisjoint(with: body.assigned)
  }
}
