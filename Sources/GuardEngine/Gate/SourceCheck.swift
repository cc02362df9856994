/// Whether an event comes from a source that the policy names.
struct SourceCheck: Sendable {
  private let patterns: [String]

  init(_ patterns: [String]) { self.patterns = patterns }

  /// Where triggers write who sent their events.
  private static let places: Set<String> = [
    "eventSourceARN", "eventSourceArn", "Sns.TopicArn", "s3.bucket.arn", "EventSubscriptionArn",
  ]

  /// - Returns: the sign of a foreign source; nil when all are known or the event names none.
  func sign(_ index: ShallowIndex) -> String? {
    guard !patterns.isEmpty else { return nil }
    let named = ["Records.*.", "records.*.", ""].flatMap { prefix in Self.places.compactMap { index.text(prefix + $0) }
    }
    return named.allSatisfy(isKnown) ? nil : "foreign-source"
  }

  private func isKnown(_ source: String) -> Bool {
    patterns.contains { $0.hasSuffix("*") ? source.hasPrefix($0.dropLast()) : source == $0 }
  }
}
