import Core

/// A bucket whose guard against public access was switched off.
struct PublicAccessBlockDisabled: Rule {
  static let info = RuleInfo(
    id: "public-access-block-disabled", risk: .insecureDeployment, title: "public access block switched off",
    severity: .medium, cwe: 732,
    why: """
      The block is what keeps a careless policy or access list from making the bucket public. With it off, the \
      next mistake is an open bucket.
      """,
    fix: """
      Set all four settings of `PublicAccessBlockConfiguration` to true, or leave the property out, which means \
      the same for new buckets.
      """,
    references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for bucket in application.buckets {
      guard let block = bucket.publicAccessBlock else { continue }
      let settings = [
        ("BlockPublicAcls", block.blocksACLs), ("IgnorePublicAcls", block.ignoresACLs),
        ("BlockPublicPolicy", block.blocksPolicies), ("RestrictPublicBuckets", block.restrictsBuckets),
      ]
      let off = settings.filter { $0.1.value == false }
      guard let first = off.first else { continue }
      findings.add(
        finding(
          application.isOnAWS
            ? "\(bucket.id) switches off \(off.map(\.0).joined(separator: ", "))"
            : "\(bucket.id) lets its containers be opened to everybody", at: first.1.place ?? block.place,
          subjects: [bucket.id], related: [RelatedPlace(place: bucket.place, note: "the bucket")],
          fix: application.advice(Self.info.fix, google: "Set `allow_nested_items_to_be_public = false`"),
          edits: bucket.isMeantToBePublic
            ? [] : !application.isOnAWS ? first.1.replaced(by: "false") : off.flatMap { $0.1.replaced(by: "true") }))
    }
  }
}
