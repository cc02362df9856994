import Flow
import Syntax

// Notes about loops over pages that ask for the same page again and again.
extension ECMALowerer {
  /// Fields of answers that tell that there is more, and fields of requests that ask for it.
  /// https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/ and the API references of the services.
  private static let answerTokens: Set<String> = [
    "LastEvaluatedKey", "NextToken", "nextToken", "NextContinuationToken", "IsTruncated", "NextMarker",
    "NextPageToken", "nextPageToken", "PaginationToken", "NextShardIterator", "LastEvaluatedTableName",
  ]
  private static let requestTokens: Set<String> = [
    "ExclusiveStartKey", "NextToken", "nextToken", "ContinuationToken", "Marker", "StartAfter", "KeyMarker",
    "PageToken",
    "pageToken", "PaginationToken", "ShardIterator", "ExclusiveStartTableName", "StartingToken",
  ]

  /// What a loop's body does with page tokens.
  private struct PageFacts {
    var calls = false
    var passesToken = false
    /// Variables that a request's token field is set to.
    var passed: [String] = []
  }

  mutating func notePagination(_ loop: Node, condition: Node?, body: Node) {
    guard let condition, let token = answerToken(in: condition, body: body) else { return }
    let pages = pageFacts(of: body, waitingFor: namesRead(in: condition))
    guard pages.calls else { return }
    if !pages.passesToken {
      return note("infinite-loop", detail: "\(token) is not passed on", condition)
    }
    let assigned = facts(of: body).assigned
    for name in pages.passed where !assigned.contains(name) {
      note("infinite-loop", detail: "the loop never changes \(name)", condition)
    }
  }

  /// The token that a loop's condition waits for: a field of an answer, or a variable that one is assigned to.
  private func answerToken(in condition: Node, body: Node) -> String? {
    var found: String?
    let names = namesRead(in: condition)
    visitAll(condition) { node, kind in
      if kind == .property_identifier, Self.answerTokens.contains(text(node)) { found = text(node) }
    }
    if found != nil { return found }
    visit(body) { node, kind in
      guard kind == .assignment_expression, let left = child(node, .left), let right = child(node, .right),
        self.kind(left) == .identifier, names.contains(text(left)), self.kind(right) == .member_expression,
        let field = child(right, .property), Self.answerTokens.contains(text(field))
      else { return true }
      found = text(left)
      return false
    }
    return found
  }

  private func visitAll(_ node: Node, _ body: (Node, ECMAKind?) -> Void) {
    body(node, kind(node))
    visit(node) { inner, kind in
      body(inner, kind)
      return true
    }
  }

  private func pageFacts(of body: Node, waitingFor names: Set<String>) -> PageFacts {
    var pages = PageFacts()
    visit(body) { node, kind in
      switch kind {
      case .call_expression: pages.calls = true
      case .pair: collectToken(child(node, .key), child(node, .value), into: &pages)
      case .assignment_expression: collectAssigned(node, into: &pages)
      case .shorthand_property_identifier: if Self.requestTokens.contains(text(node)) { pages.passesToken = true }
      case .spread_element, .arguments: if hasToken(node, names) { pages.passesToken = true }
      default: break
      }
      return true
    }
    return pages
  }

  private func collectToken(_ key: Node?, _ value: Node?, into pages: inout PageFacts) {
    guard let key, Self.requestTokens.contains(text(ofName: key)) else { return }
    pages.passesToken = true
    if let value, kind(value) == .identifier { pages.passed.append(text(value)) }
  }

  private func collectAssigned(_ node: Node, into pages: inout PageFacts) {
    guard let left = child(node, .left) else { return }
    let target = unwrapped(left)
    switch kind(target) {
    case .member_expression: collectToken(child(target, .property), child(node, .right), into: &pages)
    case .subscript_expression:
      if let index = child(target, .index), Self.requestTokens.contains(text(ofName: index)) {
        pages.passesToken = true
      }
    default: break
    }
  }

  /// Whether a token, or a variable that may hold one, is handed on as a whole: `next(data.NextToken)`, `list(token)`.
  private func hasToken(_ node: Node, _ names: Set<String>) -> Bool {
    tree.children(node).contains { argument in
      switch kind(argument) {
      case .identifier:
        if names.contains(text(argument)) { return true }
        let name = text(argument).lowercased()
        return name.contains("token") || name.contains("key") || name.contains("marker") || name.contains("cursor")
          || name.contains("next") || name.contains("start")
      case .member_expression: return child(argument, .property).map { Self.answerTokens.contains(text($0)) } ?? false
      default: return false
      }
    }
  }
}
