/// What a resource of a template is for IAM, as a row says it: "dynamodb table ref=name arn=Arn name=TableName".
package struct ResourceKind: Hashable, Sendable {
  /// What `Ref` of the resource gives.
  package enum Reference: String, Sendable { case name, arn, url, other }

  /// The prefix of the service's actions.
  package var service: String
  /// The resource type in the action table.
  package var type: String
  package var reference: Reference
  /// The attribute that is the ARN; nil when there is none.
  package var arnAttribute: String?
  /// What the attribute's ARN ends with beyond the type's own form.
  package var tail = ""
  /// The attribute that is the name, where `Ref` is not.
  package var nameAttribute: String?

  /// - Throws: `ActionRule.Fault` when the row is not of the form.
  package init(_ text: String) throws(ActionRule.Fault) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 3 else { throw ActionRule.Fault(description: "no kind of resource: \(text)") }
    (service, type, reference) = (words[0], words[1], .other)
    for word in words.dropFirst(2) {
      let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
      switch (halves.first, halves.last) {
      case ("ref", let value?):
        guard let known = Reference(rawValue: value) else {
          throw ActionRule.Fault(description: "unknown ref: \(text)")
        }
        reference = known
      case ("arn", let value?): arnAttribute = value
      case ("name", let value?): nameAttribute = value
      case ("tail", let value?): tail = value
      default: throw ActionRule.Fault(description: "unknown word '\(word)': \(text)")
      }
    }
  }
}
