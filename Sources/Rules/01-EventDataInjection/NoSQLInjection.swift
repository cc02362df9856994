import Core

/// Event data that becomes part of a query or filter of a document or key-value store.
struct NoSQLInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.nosql]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, decides the form of the query given to {sink}"
  static let info = RuleInfo(
    id: "nosql-injection", risk: .eventDataInjection, title: "event data in a NoSQL query", severity: .high, cwe: 943,
    why: """
      A JSON body may carry an object where a string is expected. In a filter, an object such as `{"$ne": null}` \
      matches every document, `$where` runs code in the database, and text joined into a DynamoDB expression \
      changes its condition.
      """,
    fix: """
      Make the value a string or number before it is used (`String(value)`, a schema check), never pass a parsed \
      body as the filter, and give DynamoDB values through `ExpressionAttributeValues` with a constant \
      expression.
      """,
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/07-Input_Validation_Testing/05.6-Testing_for_NoSQL_Injection"
    ])
}
