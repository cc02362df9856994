/// How data at rest is encrypted.
package enum Encryption: Hashable, Sendable {
  case none
  /// With a key that the platform owns.
  case platformKey
  /// With a key of the account that the platform manages (aws/s3 …).
  case managedKey
  case customerKey(Text)
}

package struct Bucket: Sendable {
  package struct PublicAccessBlock: Sendable {
    package var blocksACLs: Known<Bool> = .absent
    package var ignoresACLs: Known<Bool> = .absent
    package var blocksPolicies: Known<Bool> = .absent
    package var restrictsBuckets: Known<Bool> = .absent
    package var place: Place
    package init(place: Place) { self.place = place }
  }

  package var id: String
  package var name: Known<Text> = .absent
  /// A canned ACL such as "PublicRead".
  package var acl: Known<String> = .absent
  package var publicAccessBlock: PublicAccessBlock?
  package var encryption: Known<Encryption> = .absent
  package var isVersioned: Known<Bool> = .absent
  package var hasAccessLog: Known<Bool> = .absent
  package var isWebsite: Known<Bool> = .absent
  package var cors: CORS?
  package var policy: [PolicyStatement] = []
  package var deletionPolicy: Known<String> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A key-value table (DynamoDB).
package struct Table: Sendable {
  package var id: String
  package var name: Known<Text> = .absent
  package var encryption: Known<Encryption> = .absent
  package var hasPointInTimeRecovery: Known<Bool> = .absent
  package var hasStream: Known<Bool> = .absent
  package var isDeletionProtected: Known<Bool> = .absent
  package var deletionPolicy: Known<String> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A database server or cluster, a cache, a search domain, a warehouse: stores beside the serverless ones.
package struct Database: Sendable {
  package var id: String
  /// The resource's type, such as "AWS::RDS::DBInstance".
  package var type: String
  package var isPublic: Known<Bool> = .absent
  package var encryption: Known<Encryption> = .absent
  package var password: Known<Text> = .absent
  package var user: Known<Text> = .absent
  package var hasBackups: Known<Bool> = .absent
  package var isDeletionProtected: Known<Bool> = .absent
  package var exportsLogs: Known<Bool> = .absent
  package var requiresTLS: Known<Bool> = .absent
  package var usesIAMAuthentication: Known<Bool> = .absent
  package var place: Place
  package init(id: String, type: String, place: Place) {
    self.id = id
    self.type = type
    self.place = place
  }
}
