/// A directory of users who sign in (Cognito).
package struct UserPool: Sendable {
  package struct Client: Sendable {
    package var id: String
    /// Such as "ALLOW_USER_PASSWORD_AUTH".
    package var flows: Known<[String]> = .absent
    package var writableAttributes: Known<[String]> = .absent
    package var preventsUserExistenceErrors: Known<Bool> = .absent
    package var pool: Known<Text> = .absent
    package var place: Place
    package init(id: String, place: Place) {
      self.id = id
      self.place = place
    }
  }

  package var id: String
  package var minimumPasswordLength: Known<Int> = .absent
  package var requiresLowercase: Known<Bool> = .absent
  package var requiresUppercase: Known<Bool> = .absent
  package var requiresNumbers: Known<Bool> = .absent
  package var requiresSymbols: Known<Bool> = .absent
  /// "OFF", "OPTIONAL" or "ON".
  package var multiFactor: Known<String> = .absent
  package var allowsSelfSignUp: Known<Bool> = .absent
  /// Custom attributes that a user may change, by name.
  package var mutableCustomAttributes: [PolicyStatement.Entry] = []
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// Temporary credentials for users, signed in or not (Cognito identity pool).
package struct IdentityPool: Sendable {
  package var id: String
  package var allowsGuests: Known<Bool> = .absent
  package var guestRole: Known<Text> = .absent
  package var userRole: Known<Text> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// An encryption key (KMS).
package struct Key: Sendable {
  package var id: String
  package var rotates: Known<Bool> = .absent
  package var isAsymmetric: Known<Bool> = .absent
  package var policy: [PolicyStatement] = []
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A value kept for the application: a secret, or a parameter of the parameter store.
package struct StoredSecret: Sendable {
  package enum Kind: Sendable { case secret, parameter }
  package var id: String
  package var kind: Kind
  package var name: Known<Text> = .absent
  /// The value when it stands in the template.
  package var value: Known<Text> = .absent
  package var isEncrypted: Known<Bool> = .absent
  package var rotates: Known<Bool> = .absent
  package var place: Place
  package init(id: String, kind: Kind, place: Place) {
    self.id = id
    self.kind = kind
    self.place = place
  }
}

/// A user, a group, or a stand-alone policy: identities beside the functions' roles.
package struct Principal: Sendable {
  package enum Kind: Sendable { case user, group, policy }
  package var id: String
  package var kind: Kind
  package var statements: [PolicyStatement] = []
  package var managedPolicies: [PolicyStatement.Entry] = []
  /// Roles that a stand-alone policy is attached to, by id.
  package var attachedRoles: [String] = []
  package var place: Place
  package init(id: String, kind: Kind, place: Place) {
    self.id = id
    self.kind = kind
    self.place = place
  }
}
