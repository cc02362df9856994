package struct LogGroup: Sendable {
  package var id: String
  package var name: Known<Text> = .absent
  package var retentionDays: Known<Int> = .absent
  package var key: Known<Text> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

package struct Alarm: Sendable {
  package var id: String
  package var namespace: Known<String> = .absent
  package var metric: Known<String> = .absent
  /// Values of the dimensions: functions, APIs, queues.
  package var subjects: [Text] = []
  package var actions: Known<[Text]> = .absent
  package var actionsEnabled: Known<Bool> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// An audit trail of the account (CloudTrail).
package struct Trail: Sendable {
  package var id: String
  package var isLogging: Known<Bool> = .absent
  package var isMultiRegion: Known<Bool> = .absent
  package var validatesLogFiles: Known<Bool> = .absent
  package var key: Known<Text> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A content-delivery distribution or another front door with TLS settings.
package struct Distribution: Sendable {
  package var id: String
  /// "allow-all", "redirect-to-https" or "https-only".
  package var viewerProtocol: Known<String> = .absent
  package var minimumTLS: Known<String> = .absent
  package var hasAccessLog: Known<Bool> = .absent
  package var hasFirewall: Known<Bool> = .absent
  /// Whether the platform asks callers to sign in before the code runs.
  package var asksWhoCalls: Known<Bool> = .absent
  /// Whether a debugger may be attached from outside.
  package var allowsDebugging: Known<Bool> = .absent
  /// Whether code is uploaded over plain FTP.
  package var allowsFTP: Known<Bool> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A network rule set: what may come in.
package struct SecurityGroup: Sendable {
  package struct Ingress: Sendable {
    package var cidr: Known<String>
    package var fromPort: Known<Int>
    package var toPort: Known<Int>
    package var place: Place
    package init(cidr: Known<String>, fromPort: Known<Int>, toPort: Known<Int>, place: Place) {
      self.cidr = cidr
      self.fromPort = fromPort
      self.toPort = toPort
      self.place = place
    }
  }
  package var id: String
  package var ingress: [Ingress] = []
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A virtual machine or a disk beside the functions.
package struct Machine: Sendable {
  package var id: String
  package var type: String
  package var userData: Known<Text> = .absent
  package var isEncrypted: Known<Bool> = .absent
  package var requiresMetadataTokens: Known<Bool> = .absent
  package var place: Place
  package init(id: String, type: String, place: Place) {
    self.id = id
    self.type = type
    self.place = place
  }
}

/// A value that the deployer gives to the template.
package struct TemplateParameter: Sendable {
  package var name: String
  package var defaultValue: Known<Text> = .absent
  package var isHidden: Known<Bool> = .absent
  package var place: Place
  package init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}

/// A value that the deployment prints or exports.
package struct TemplateOutput: Sendable {
  package var name: String
  package var value: Known<Text>
  package var isExported: Bool
  package var place: Place
  package init(name: String, value: Known<Text>, isExported: Bool, place: Place) {
    self.name = name
    self.value = value
    self.isExported = isExported
    self.place = place
  }
}

/// Any resource of the template by type, those that have no type of their own here included.
package struct ResourceEntry: Sendable {
  package var id: String
  /// The provider's type name, such as "AWS::SQS::Queue".
  package var type: String
  package var place: Place
  package init(id: String, type: String, place: Place) {
    self.id = id
    self.type = type
    self.place = place
  }
}
