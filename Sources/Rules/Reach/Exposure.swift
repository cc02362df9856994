import Core
import Privilege

extension Application {
  /// Whether anybody may do this to a bucket's objects: by its access list or its policy, and not blocked.
  func isPublic(_ bucket: Bucket, for action: String) -> Bool {
    bucket.publicStatement(for: action) != nil || bucket.publicACL(for: action) != nil
  }
}

extension Bucket {
  /// Whether the bucket is a website, or its policy or access list lets everybody in: closing it would break something.
  var isMeantToBePublic: Bool {
    isWebsite.value == true || policy.contains(where: \.isOpenToEveryone) || acl.value?.hasPrefix("Public") == true
  }

  /// The statement of the bucket's policy that lets everybody do this, unless the bucket blocks public policies.
  func publicStatement(for action: String) -> PolicyStatement? {
    if publicAccessBlock?.restrictsBuckets.value == true || publicAccessBlock?.blocksPolicies.value == true {
      return nil
    }
    return policy.first { $0.isOpenToEveryone && $0.covers(action) }
  }

  /// The canned access list that lets everybody do this, unless the bucket ignores access lists.
  func publicACL(for action: String) -> Known<String>? {
    if publicAccessBlock?.ignoresACLs.value == true || publicAccessBlock?.blocksACLs.value == true { return nil }
    guard let acl = acl.value else { return nil }
    let canned = acl.filter { $0 != "-" }.lowercased()
    let writes = canned == "publicreadwrite"
    let reads = writes || canned == "publicread"
    return (action == "s3:PutObject" ? writes : reads) ? self.acl : nil
  }
}

extension PolicyStatement {
  /// Allows everybody, and asks nothing that only insiders can show.
  var isOpenToEveryone: Bool {
    effect == .allow && principals.contains(where: \.isEveryone) && !conditions.contains(where: \.narrowsCallers)
  }

  /// Whether an action is among the statement's.
  func covers(_ action: String) -> Bool {
    if !notActions.isEmpty { return !notActions.contains { ActionPattern($0.text).matches(action) } }
    return actions.contains { ActionPattern($0.text).matches(action) }
  }
}

extension PolicyStatement.Condition {
  /// Whether the condition limits who may call; one about transport or encryption does not.
  var narrowsCallers: Bool {
    let key = self.key.lowercased()
    return !["aws:securetransport", "s3:x-amz-", "s3:tlsversion", "aws:referer", "aws:useragent"].contains {
      key.hasPrefix($0)
    }
  }
}
