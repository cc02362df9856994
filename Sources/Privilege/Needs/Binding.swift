/// Where a name of an ARN stands in a call: "TopicArn|TargetArn", what holds when none is given ("EventBusName=default"), and
/// what the ARN has behind the name ("SecretId+-??????").
package struct Binding: Hashable, Sendable {
  /// Paths of parameters; the first that is given counts.
  package var paths: [String]
  /// The name when none is given.
  package var standard: String?
  /// Added to names; ARNs have it.
  package var suffix: String

  package init(_ text: String) {
    let ends = text.split(separator: "+", maxSplits: 1).map(String.init)
    let halves = (ends.first ?? "").split(separator: "=", maxSplits: 1).map(String.init)
    paths = (halves.first ?? "").split(separator: "|").map { String($0.filter { $0 != " " }) }
    standard = halves.count > 1 ? halves[1] : nil
    suffix = ends.count > 1 ? ends[1] : ""
  }
}

/// A question about a parameter: whether it is given, or begins with a word ("Statement:select").
package struct ParameterTest: Hashable, Sendable {
  package var path: String
  /// In lower case.
  package var word: String?

  package init(_ text: String) {
    let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
    path = halves.first ?? ""
    word = halves.count > 1 ? halves[1].lowercased() : nil
  }
}
