/// How sure we are.
package enum Confidence: Int, Comparable, Sendable, CaseIterable {
  case low, medium, high
  package static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
  package var name: String { ["low", "medium", "high"][rawValue] }
}

/// A value that travels from a source to a sink in the code.
package struct TaintPath: Sendable {
  package var source: TaintSource
  package var sink: SinkKind
  /// The call or statement that is the sink.
  package var place: Place
  /// What the sink is called: "os.system", "the response body".
  package var callee: String
  /// From the source to the sink, both included.
  package var steps: [TraceStep]
  /// The deployed functions in which this happens, by id; several when they share the code.
  package var functions: [String]
  package var confidence: Confidence

  package init(
    source: TaintSource, sink: SinkKind, place: Place, callee: String, steps: [TraceStep], functions: [String],
    confidence: Confidence
  ) {
    self.source = source
    self.sink = sink
    self.place = place
    self.callee = callee
    self.steps = steps
    self.functions = functions
    self.confidence = confidence
  }
}

/// A way of writing code that is weak in itself, no data needed: a call without time-out, a signature that is not
/// checked, an exception that is swallowed. The kinds come from the catalogue and from the checks in Flow/Structure.
package struct Misuse: Hashable, Sendable {
  /// The kind of what is no misuse but its opposite, and found the same way: it becomes a `CallerCheck`.
  package static let callerCheck = "caller-check"

  /// The kind, such as "no-http-timeout"; a rule names the kinds it reports.
  package var kind: String
  package var place: Place
  /// The call or construct as written in short: "requests.get".
  package var callee: String
  /// What is special about this one, for the message ("verify=False").
  package var detail: String
  package var functions: [String]
  package var confidence: Confidence

  package init(
    kind: String, place: Place, callee: String, detail: String = "", functions: [String] = [],
    confidence: Confidence = .high
  ) {
    self.kind = kind
    self.place = place
    self.callee = callee
    self.detail = detail
    self.functions = functions
    self.confidence = confidence
  }
}

/// A call of a cloud service's operation, from a typed client.
package struct ServiceCall: Hashable, Sendable {
  /// The service's name in botocore: "s3", "dynamodb".
  package var service: String
  /// The operation's API name: "GetObject".
  package var operation: String
  /// What is known of the parameter that names the resource (Bucket, TableName, QueueUrl …), by parameter name.
  package var parameters: [String: Text]
  /// Of parameters that may have one of several values, each of those, sorted by how they are written. Parts of parameters
  /// are here too, by their path ("Delete.Objects.*.Key"); the names of an object's fields have the path "RequestItems.#".
  package var alternatives: [String: [Text]] = [:]
  /// The paths of everything that is given, whatever its value.
  package var given: Set<String> = []
  /// Of these, the paths of values of which nothing is known, not even their parts.
  package var opaque: Set<String> = []
  /// Whether more may be given than is known: `**arguments`.
  package var hasUnknownParameters = false
  /// The names of all parameters that are passed, whatever they are.
  package var passed: Set<String> = []
  /// Of calls on a table's items, the attributes that pick them.
  package var keys: Set<ItemKey> = []
  /// The code around the call names whose the items are.
  package var mentionsOwner = false
  package var functions: [String]
  package var place: Place

  package init(service: String, operation: String, parameters: [String: Text], functions: [String], place: Place) {
    self.service = service
    self.operation = operation
    self.parameters = parameters
    self.functions = functions
    self.place = place
  }

  /// What is known of a parameter: one text, or several of which it is one; none when nothing is known.
  package func values(of parameter: String) -> [Text] {
    alternatives[parameter] ?? parameters[parameter].map { [$0] } ?? []
  }
}

/// A call of a cloud service of which it is not known what it does: the client's or the operation's name is a value that only
/// exists at run time.
package struct OpenServiceCall: Hashable, Sendable {
  /// As in "an operation of s3 that is named at run time".
  package var what: String
  package var functions: [String]
  package var place: Place

  package init(_ what: String, functions: [String], place: Place) {
    (self.what, self.functions, self.place) = (what, functions, place)
  }
}

/// A third-party package that the application names in a manifest or carries along.
package struct Dependency: Hashable, Sendable {
  package enum Ecosystem: String, Sendable { case python = "PyPI", javascript = "npm" }

  /// A published weakness of a version that the manifest allows.
  package struct Advisory: Hashable, Sendable {
    /// CVE or GHSA identifier.
    package var id: String
    package var summary: String
    /// The first version without it; empty when there is none.
    package var fixedIn: String
    package var isMalicious: Bool
    package init(id: String, summary: String, fixedIn: String, isMalicious: Bool = false) {
      self.id = id
      self.summary = summary
      self.fixedIn = fixedIn
      self.isMalicious = isMalicious
    }
  }

  /// How far the manifest fixes the version.
  package enum Pin: Sendable { case exact, range, none, url }

  /// Where the package is named. What only a lock file or a copy names was not asked for by the application itself, and
  /// is evidence only when a published weakness applies.
  package enum Origin: Sendable { case manifest, lockFile, vendoredCopy }

  package var ecosystem: Ecosystem
  package var name: String
  /// The version that is pinned or locked, or that stands in a vendored copy; nil when it is open.
  package var version: String?
  /// As written in the manifest.
  package var requirement: String
  package var pin: Pin
  /// A lock file with hashes fixes it although the manifest does not.
  package var isLocked: Bool
  package var hasIntegrityHash: Bool
  package var isDevelopmentOnly: Bool
  /// Whether its manifest is that of a function's code, as far as known; a web page's or a tool's is not.
  package var isDeployed: Bool
  /// Whether any file of the application imports it; nil when that was not looked at.
  package var isImported: Bool?
  package var origin: Origin
  package var advisories: [Advisory]
  package var place: Place

  package init(ecosystem: Ecosystem, name: String, requirement: String, pin: Pin, place: Place) {
    self.ecosystem = ecosystem
    self.name = name
    self.requirement = requirement
    self.pin = pin
    self.place = place
    version = nil
    isLocked = false
    hasIntegrityHash = false
    isDevelopmentOnly = false
    isDeployed = true
    isImported = nil
    origin = .manifest
    advisories = []
  }
}

/// A manifest of dependencies and what is odd about the file as a whole.
package struct Manifest: Sendable {
  package var path: String
  package var ecosystem: Dependency.Ecosystem
  /// Whether a lock file stands beside it.
  package var hasLockFile: Bool
  /// Whether it is that of a function's code, as far as known.
  package var isDeployed = true
  /// Scripts that run at installation, as written.
  package var installScripts: [PolicyStatement.Entry]
  /// Package indexes, by address, that are not the ecosystem's own, and plain-HTTP ones.
  package var foreignSources: [PolicyStatement.Entry]
  package var place: Place

  package init(path: String, ecosystem: Dependency.Ecosystem, hasLockFile: Bool, place: Place) {
    self.path = path
    self.ecosystem = ecosystem
    self.hasLockFile = hasLockFile
    self.place = place
    installScripts = []
    foreignSources = []
  }
}

/// A literal that is or looks like a credential.
package struct SecretLiteral: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// The format proves it: a cloud access key, a private key, a provider's token.
    case knownFormat = "known-format"
    /// A literal assigned to something named password, secret, token …
    case assignment
    /// Credentials inside a connection string or URL.
    case connectionString = "connection-string"
    /// A default such as admin/admin.
    case defaultCredential = "default-credential"
  }
  package var kind: Kind
  /// What it is: "AWS access key id", "value of DB_PASSWORD". Never the value.
  package var what: String
  package var place: Place
  package var confidence: Confidence
  package init(kind: Kind, what: String, place: Place, confidence: Confidence) {
    self.kind = kind
    self.what = what
    self.place = place
    self.confidence = confidence
  }
}

/// Everything found outside the templates.
package struct Evidence: Sendable {
  package var paths: [TaintPath] = []
  package var misuses: [Misuse] = []
  package var serviceCalls: [ServiceCall] = [] {
    didSet { callsByFunction = nil }
  }
  /// The positions in `serviceCalls` of each function's, once they are put in order.
  private var callsByFunction: [String: [Int]]?
  /// The functions whose code speaks of an identity that somebody verified.
  package var identityAware: Set<String> = []
  /// The functions whose code speaks of what a caller may do: roles, permissions, refusals.
  package var rightsAware: Set<String> = []
  package var openCalls: [OpenServiceCall] = []
  package var dependencies: [Dependency] = []
  package var manifests: [Manifest] = []
  package var secrets: [SecretLiteral] = []
  package var callerChecks: [CallerCheck] = []
  /// What sets off what inside the application, once for each call that does.
  package var firings: [Firing] = []
  /// Who can make each function run, by function and then by audience; found from all of the above.
  package var ways: [Way] = []

  package init() {}

  /// The calls of one function, in the order of the code.
  package func calls(of function: String) -> [ServiceCall] {
    guard let callsByFunction else { return serviceCalls.filter { $0.functions.contains(function) } }
    return (callsByFunction[function] ?? []).map { serviceCalls[$0] }
  }

  /// Puts the calls in order by function, so that many can be asked for; to be done when all are there.
  package mutating func orderCalls() {
    var order: [String: [Int]] = [:]
    for (index, call) in serviceCalls.enumerated() {
      for function in call.functions { order[function, default: []].append(index) }
    }
    callsByFunction = order
  }
}
