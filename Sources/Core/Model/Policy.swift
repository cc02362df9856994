/// One statement of an identity policy, a resource policy or a trust policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
package struct PolicyStatement: Sendable {
  package enum Effect: Sendable { case allow, deny }

  /// A string of a statement with its place, so that a finding can point at the one action that is too wide.
  package struct Entry: Hashable, Sendable {
    package var text: Text
    package var place: Place
    package init(_ text: Text, at place: Place) {
      self.text = text
      self.place = place
    }
  }

  /// A principal: its type ("AWS", "Service", "Federated", "*") and its value ("*", an ARN, a service's name).
  package struct Principal: Hashable, Sendable {
    package var type: String
    package var value: Text
    package var place: Place
    package init(type: String, value: Text, place: Place) {
      self.type = type
      self.value = value
      self.place = place
    }

    /// Anyone at all, signed in or not.
    package var isEveryone: Bool { value.literal == "*" && (type == "AWS" || type == "*") }
  }

  /// One comparison of a condition block: `StringEquals`, `aws:SourceArn`, its values.
  package struct Condition: Hashable, Sendable {
    package var comparison: String
    package var key: String
    package var values: [Text]
    package init(comparison: String, key: String, values: [Text]) {
      self.comparison = comparison
      self.key = key
      self.values = values
    }
  }

  package var effect: Effect = .allow
  package var actions: [Entry] = []
  package var notActions: [Entry] = []
  package var resources: [Entry] = []
  package var notResources: [Entry] = []
  package var principals: [Principal] = []
  package var notPrincipals: [Principal] = []
  package var conditions: [Condition] = []
  /// The statement.
  package var place: Place
  /// The SAM policy template or connector that the statement comes from, such as "S3ReadPolicy".
  package var template: String?

  package init(place: Place) { self.place = place }
}

/// The identity that functions run as.
package struct Role: Sendable {
  package var id: String
  package var name: Known<Text> = .absent
  package var statements: [PolicyStatement] = []
  /// Attached managed policies, by ARN or name.
  package var managedPolicies: [PolicyStatement.Entry] = []
  package var trust: [PolicyStatement] = []
  package var permissionsBoundary: Known<Text> = .absent
  /// Written by the framework for one function (a SAM function's implicit role), not by the user.
  package var isImplicit = false
  /// A part of the role could not be read; what it grants may be more.
  package var isIncomplete = false
  package var place: Place

  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A permission of the function's own policy: who may invoke it. (AWS::Lambda::Permission)
package struct InvokePermission: Sendable {
  package var id: String
  /// The function's resource id, when it is one of this application's.
  package var function: Text
  package var principal: Text
  package var action: Known<Text> = .absent
  package var sourceArn: Known<Text> = .absent
  package var sourceAccount: Known<Text> = .absent
  package var urlAuthentication: Known<Text> = .absent
  package var place: Place

  package init(id: String, function: Text, principal: Text, place: Place) {
    self.id = id
    self.function = function
    self.principal = principal
    self.place = place
  }
}
