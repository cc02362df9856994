/// Whether an event comes from a source that the policy names.
struct SourceCheck: Sendable {
  private let patterns: [String]

  init(_ patterns: [String]) { self.patterns = patterns }

  /// Where triggers write who sent their events.
  private static let places: Set<String> = [
    "eventSourceARN", "eventSourceArn", "Sns.TopicArn", "s3.bucket.arn", "EventSubscriptionArn",
  ]

  private static func sources(_ index: ShallowIndex) -> [String] {
    ["Records.*.", "records.*.", ""].flatMap { prefix in places.compactMap { index.text(prefix + $0) } }
  }

  /// Whether an event comes from another account than the function's own, as far as its source names one.
  static func isForeignAccount(_ index: ShallowIndex, function: String) -> Bool {
    func account(_ name: String) -> Substring? {
      let parts = name.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count > 5 && parts[0] == "arn" && !parts[4].isEmpty ? parts[4] : nil
    }
    guard let own = account(function) else { return false }
    return sources(index).contains { source in account(source).map { $0 != own } ?? false }
  }

  /// - Returns: the sign of a foreign source; nil when all are known or the event names none.
  func sign(_ index: ShallowIndex) -> String? {
    guard !patterns.isEmpty else { return nil }
    return Self.sources(index).allSatisfy(isKnown) ? nil : "foreign-source"
  }

  private func isKnown(_ source: String) -> Bool {
    patterns.contains { $0.hasSuffix("*") ? source.hasPrefix($0.dropLast()) : source == $0 }
  }
}
