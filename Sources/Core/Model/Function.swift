/// A deployed function: its code, its settings, what fires it and what it runs as.
package struct Function: Sendable {
  /// A variable of the function's environment.
  package struct Variable: Sendable {
    package var name: String
    package var value: Known<Text>
    /// The setting's name and value.
    package var place: Place
    package init(name: String, value: Known<Text>, place: Place) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  /// Where the code is.
  package enum Code: Sendable {
    /// A folder or an archive's source folder, relative to the scanned root ("" is the root).
    case folder(String)
    /// The code stands in the template itself, in this range (as written, block indentation included).
    case inline(Place, text: String)
    /// A container image; the folder of its Dockerfile when it is known.
    case image(folder: String?)
    case unknown(because: String)
  }

  /// The identifier in the template (a logical id), unique in the application.
  package var id: String
  package var name: Known<Text> = .absent
  package var runtime: Known<String> = .absent
  /// The user that a container starts as, when its Dockerfile is known: "root" unless the file names another. Lambda
  /// ignores it.
  package var containerUser: Known<String> = .absent
  /// As written: "src/app.handler".
  package var handler: Known<String> = .absent
  package var code: Code = .unknown(because: "no code is given")
  /// Folders of this application's own layers, relative to the scanned root.
  package var layerFolders: [String] = []
  /// Layers by ARN.
  package var layers: [PolicyStatement.Entry] = []
  package var environment: [Variable] = []
  /// The customer's key that encrypts the environment.
  package var environmentKey: Known<Text> = .absent
  /// The id of the role in `Application.roles`; unknown when it is given from outside.
  package var role: Known<String> = .absent
  /// Seconds; the platform's default is 3 (Serverless Framework: 6).
  package var timeout: Known<Int> = .absent
  /// Megabytes.
  package var memory: Known<Int> = .absent
  /// Megabytes of /tmp.
  package var ephemeralStorage: Known<Int> = .absent
  package var reservedConcurrency: Known<Int> = .absent
  package var isTraced: Known<Bool> = .absent
  package var deadLetterTarget: Known<Text> = .absent
  package var failureDestination: Known<Text> = .absent
  package var subnets: Known<[Text]> = .absent
  package var securityGroups: Known<[Text]> = .absent
  package var logRetentionDays: Known<Int> = .absent
  package var triggers: [Trigger] = []
  package var url: FunctionURL?
  /// The declaration: the resource's key in the template.
  package var place: Place

  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// An HTTPS address of the function's own. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
package struct FunctionURL: Sendable {
  package enum Authentication: Sendable { case anonymous, iam }
  package var authentication: Known<Authentication>
  /// The id of the resource that the template or the framework makes of it.
  package var id: String?
  package var cors: CORS?
  package var place: Place
  package init(authentication: Known<Authentication>, place: Place) {
    self.authentication = authentication
    self.place = place
  }
}

/// Cross-origin settings of an API, a function URL or a bucket.
package struct CORS: Sendable {
  package var origins: Known<[String]> = .absent
  package var methods: Known<[String]> = .absent
  package var headers: Known<[String]> = .absent
  package var allowsCredentials: Known<Bool> = .absent
  package var place: Place
  package init(place: Place) { self.place = place }
}
