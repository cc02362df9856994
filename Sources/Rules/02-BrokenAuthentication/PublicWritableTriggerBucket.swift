import Core
import Privilege

/// A bucket that anybody may write to and that fires a function.
struct PublicWritableTriggerBucket: Rule {
  static let info = RuleInfo(
    id: "public-writable-trigger-bucket", risk: .brokenAuthentication, title: "trigger bucket open for writing",
    severity: .critical, cwe: 306,
    why: """
      Writing an object is calling the function. There is no gateway, no authorizer and no log of who it was, \
      and the object's name and content are the attacker's.
      """,
    fix: """
      Take the public permission away. Let callers upload through a signed address that a function with \
      authentication makes for one key and one content type.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for bucket in application.buckets {
      let fired = application.functions.filter { application.fires(bucket, $0) }
      guard !fired.isEmpty, let place = Self.door(of: bucket) else { continue }
      let ways = application.bothWays(around: bucket.id)
      let triggers = fired.flatMap(\.triggers).filter { $0.kind.isStorage }
      let names = fired.map(\.id).joined(separator: ", ")
      findings.add(
        finding(
          "anybody may put an object into \(bucket.id), which runs \(names)\(ways.contrast)", at: place,
          subjects: fired.map(\.id) + [bucket.id],
          related: triggers.map { RelatedPlace(place: $0.place, note: "the trigger") } + ways.related))
    }
  }

  /// Where the bucket is opened for writing.
  private static func door(of bucket: Bucket) -> Place? {
    if let statement = bucket.publicStatement(for: "s3:PutObject") {
      return statement.actions.first { ActionPattern($0.text).matches("s3:PutObject") }?.place ?? statement.place
    }
    return bucket.publicACL(for: "s3:PutObject")?.place
  }
}
