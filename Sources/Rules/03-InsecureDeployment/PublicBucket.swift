import Core
import Privilege

/// A bucket whose objects anybody may read or list, or change.
struct PublicBucket: Rule {
  static let info = RuleInfo(
    id: "public-bucket", risk: .insecureDeployment, title: "bucket open to everybody", severity: .high, cwe: 732,
    why: """
      Everything in the bucket, now and in future, is public. Search engines and scanners of bucket names find \
      it within hours.
      """,
    fix: """
      Remove the public permission and turn all four settings of the public access block on. Serve a website \
      through a distribution with origin access control.
      """,
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for bucket in application.buckets {
      guard let (deed, place) = Self.door(of: bucket) else { continue }
      // Where the door also fires a function, `public-writable-trigger-bucket` speaks of it.
      if deed == "change", application.functions.contains(where: { application.fires(bucket, $0) }) { continue }
      let isSite = bucket.isWebsite.value == true && deed == "read"
      findings.add(
        finding(
          "anybody may \(deed) \(isSite ? "the website in" : "the objects in") \(bucket.id)", at: place,
          subjects: [bucket.id],
          fix: application.advice(
            Self.info.fix,
            google: "Take the role from `allUsers`, and set `public_access_prevention = \"enforced\"`",
            azure:
              "Set `container_access_type = \"private\"`, and `allow_nested_items_to_be_public = false` at the account"),
          severity: isSite ? .low : deed == "change" ? .critical : .high))
    }
  }

  /// What the widest opening lets people do, and where it is.
  private static func door(of bucket: Bucket) -> (deed: String, place: Place)? {
    for (deed, action) in [("change", "s3:PutObject"), ("read", "s3:GetObject"), ("list", "s3:ListBucket")] {
      if let statement = bucket.publicStatement(for: action) {
        let entry = statement.actions.first { ActionPattern($0.text).matches(action) }
        return (deed, entry?.place ?? statement.place)
      }
      if deed != "list", let acl = bucket.publicACL(for: action) { return (deed, acl.place ?? bucket.place) }
    }
    return nil
  }
}
