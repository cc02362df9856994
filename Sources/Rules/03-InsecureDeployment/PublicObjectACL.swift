import Core

/// An object that code makes public when it writes it.
struct PublicObjectACL: MisuseRule {
  static let kinds = ["public-object-acl"]
  static let remark = "{callee} makes the object readable for everybody{detail}"
  static let info = RuleInfo(
    id: "public-object-acl", risk: .insecureDeployment, title: "object written with a public access list",
    severity: .high, cwe: 732,
    why: """
      The object is on the internet whatever the bucket's policy says, and nobody who reads the template sees \
      it.
      """,
    fix: """
      Leave the access list out. Hand out a signed address that expires, or serve the object through a \
      distribution.
      """)
}
