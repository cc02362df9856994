package import GuardInspection

/// What one function's guard does: what it looks at, what it blocks, what it only reports. Written by `cordon policy` and
/// reviewed like code.
package struct Policy: Sendable {
  /// What happens to what breaks a rule.
  package enum Mode: String, Sendable, CaseIterable {
    /// Nothing is looked at.
    case off
    /// It is reported and passes.
    case observe
    /// It is reported and does not pass.
    case block
  }

  /// What happens when the guard itself cannot do its work.
  package enum Failure: String, Sendable, CaseIterable {
    /// The function runs unguarded.
    case open
    /// The function does not run.
    case closed
  }

  package var function = ""
  package var mode = Mode.block
  package var onFailure = Failure.closed
  /// Modes by rule, where they differ from `mode`. Rules are the sinks' names and those of `ruleNames`.
  package var rules: [String: Mode] = [:]
  package var triggers: [TriggerPolicy] = []
  package var limits = Limits()
  package var rates: [Rate] = []
  package var routes: [Route] = []
  package var authenticators: [String: Authenticator] = [:]
  package var responses = Responses()
  package var flow: Flow?
  package var idempotency: Idempotency?
  /// Event sources (ARNs, with `*` at the end for what begins so) that may call; empty when any may.
  package var sources: [String] = []
  package var audit = Audit()
  package var confinement: Confinement?
  /// Nil when each sandbox remembers for itself.
  package var state: StateSettings?
  /// Secrets that the runtime gets decrypted at its start.
  package var secrets: [HandedSecret] = []

  package init() {}

  /// Names of rules beside those of the sinks.
  package static let ruleNames: Set<String> = [
    "schema", "limits", "rate", "authentication", "flow", "idempotency", "sources", "responses", "encoding", "timeout",
    "state", "trigger",
  ]

  /// Variables whose values are the guard's or the function's own secrets, beside those whose names say so.
  package var secretVariables: Set<String> {
    var names = Set(responses.secretVariables + secrets.map(\.variable))
    if let flow { names.insert(flow.keyVariable) }
    if case .redis(_, _, let variable)? = state?.place { names.insert(variable) }
    for case .webhook(_, let variable, _) in authenticators.values { names.insert(variable) }
    return names
  }

  /// Events of triggers that the policy does not name are only reported, unless the policy says otherwise: whoever may invoke
  /// the function directly needs no trigger.
  package func mode(of rule: String) -> Mode {
    if let own = rules[rule] { return own }
    return rule == "trigger" && mode == .block ? .observe : mode
  }
}

/// What is expected of the events of one kind of trigger.
package struct TriggerPolicy: Sendable {
  /// What becomes of fields that no policy names.
  package enum OtherFields: String, Sendable, CaseIterable {
    /// They are looked at with suspicion.
    case suspect
    case allow
    case refuse
  }

  /// The trigger's name, as the scanner's catalogue calls it.
  package var kind: String
  package var fields: [FieldPolicy] = []
  package var otherFields = OtherFields.suspect
  /// Whether the event source takes back single records of a batch (`ReportBatchItemFailures`).
  package var reportsFailures = false
  /// The name of an authenticator that each record has to pass; empty for none. Only messages of SNS are signed.
  package var authenticator = ""

  package init(kind: String) { self.kind = kind }
}

/// What is expected of one field, and where it goes.
package struct FieldPolicy: Sendable {
  package enum ValueType: String, Sendable, CaseIterable {
    case string, number, integer, boolean, object, array, null
  }

  /// From the event down, parts separated by points, "*" for any field or element: "body.order.note".
  package var path: String
  package var sinks: SinkSet = []
  package var types: [ValueType] = []
  /// Bytes of a string, or elements of an array.
  package var minimumLength: Int?
  package var maximumLength: Int?
  package var minimum: Double?
  package var maximum: Double?
  package var pattern: TextPattern?
  package var values: [String] = []
  package var isRequired = false
  package var mode: Policy.Mode?

  package init(path: String) { self.path = path }
}

/// What an event may cost.
package struct Limits: Sendable {
  package var payloadBytes = (6 << 20) + 100
  package var depth = 64
  package var keys = 100_000
  package var arrayLength = 100_000
  package var stringBytes = 6 << 20
  /// Bytes that compressed content may grow to.
  package var decompressedBytes = 16 << 20
  /// How often events of one trace may come; nil for no limit.
  package var repeatsPerTrace: Int?
  /// Milliseconds before its deadline that an invocation is answered in the handler's place; zero for never.
  package var timeoutMargin = 0
  /// Gigabyte-seconds an hour before further invocations are refused; nil for no ceiling.
  package var gigabyteSecondsPerHour: Double?

  package init() {}
}

/// A token bucket.
package struct Rate: Sendable {
  /// Who shares a bucket.
  package enum Scope: String, Sendable, CaseIterable {
    case caller
    case route
    case function
  }

  package var scope: Scope
  package var perSecond: Double
  package var burst: Double

  package init(scope: Scope, perSecond: Double, burst: Double) {
    self.scope = scope
    self.perSecond = perSecond
    self.burst = burst
  }
}

/// What a route of an API asks of its caller.
package struct Route: Sendable {
  /// "GET", or "ANY".
  package var method: String
  /// As deployed, with `{name}` for a part and `{name+}` for the rest.
  package var path: String
  /// The name of an authenticator; empty for none.
  package var authenticator: String

  package init(method: String, path: String, authenticator: String) {
    self.method = method
    self.path = path
    self.authenticator = authenticator
  }
}

/// How a caller proves who it is.
package enum Authenticator: Sendable {
  /// The platform asks before the function runs; the event has to show that it did.
  case platform
  /// A token in the Authorization header.
  case jwt(JWTSettings)
  /// A request signed with a shared secret.
  case webhook(scheme: WebhookScheme, secretVariable: String, tolerance: Int)
  /// A key in a header, by its SHA-256 in hexadecimal.
  case apiKey(header: String, hashes: [String])
  /// A message that Amazon SNS signed.
  case topic(TopicSettings)
}

package struct TopicSettings: Sendable {
  /// ARNs of the topics whose messages are taken. Anybody can have a topic of their own, which SNS signs as well.
  package var topics: [String] = []
  /// Files with the certificates that may have signed, in PEM.
  package var certificateFiles: [String] = []
  /// The only host that certificates are fetched from, "sns.eu-west-1.amazonaws.com"; empty to fetch none.
  package var certificateHost = ""
  /// Seconds that a message is good for; zero for ever.
  package var tolerance = 3600

  package init() {}
}

package enum WebhookScheme: String, Sendable, CaseIterable {
  case github, stripe, slack
}

package struct JWTSettings: Sendable {
  package var issuer = ""
  package var audiences: [String] = []
  /// Pinned: what the token itself names counts for nothing.
  package var algorithms: [String] = []
  /// A file with the issuer's keys (RFC 7517).
  package var keyFile = ""
  /// Seconds that clocks may differ.
  package var leeway = 60

  package init() {}
}

/// What goes out.
package struct Responses: Sendable {
  /// Names of variables of the environment whose values never leave.
  package var secretVariables: [String] = []
  package init() {}
}

/// The step of a workflow that this function is.
package struct Flow: Sendable {
  package var step: String
  /// The steps that may come before; empty for the first.
  package var after: [String]
  package var keyVariable: String
  /// Seconds that a token is good for.
  package var lifetime: Int

  package init(step: String, after: [String], keyVariable: String, lifetime: Int) {
    self.step = step
    self.after = after
    self.keyVariable = keyVariable
    self.lifetime = lifetime
  }
}

/// How an event that comes again is known.
package struct Idempotency: Sendable {
  /// The field or header that holds its key: "headers.idempotency-key".
  package var path: String
  /// Seconds that an answer is kept.
  package var lifetime: Int

  package init(path: String, lifetime: Int) {
    self.path = path
    self.lifetime = lifetime
  }
}

/// Where the audit trail goes.
package struct Audit: Sendable {
  /// A file's path; empty for standard output, which the platform collects.
  package var file = ""
  /// Whether events that broke no rule are written too.
  package var recordsAll = false
  /// Whether callers who proved who they are are written, beside those who did not.
  package var recordsLogons = false
  package init() {}
}
