import GuardInspection

/// Reads a policy and says what is wrong with it, all of it, by line.
package enum PolicyReader {
  package static let version = 1

  /// - Throws: `PolicyFaults`.
  package static func read(_ bytes: [UInt8], path: String) throws(PolicyFaults) -> Policy {
    let faults = FaultList()
    var policy = Policy()
    do {
      policy = PolicyParts(faults).policy(try PolicyValue.read(bytes))
    } catch {
      switch error {
      case .malformed(let offset): faults.add(offset, "this is not JSON")
      case .tooDeep: faults.add(0, "nested too deeply for a policy")
      }
    }
    if faults.faults.isEmpty { return policy }
    let sorted = faults.faults.sorted { $0.offset < $1.offset }
    throw PolicyFaults(
      path: path, faults: sorted.map { PolicyFaults.Fault(line: line(of: $0.offset, in: bytes), message: $0.message) })
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// What the guard does when the policy cannot be read: as the policy itself says, as far as that much of it can be read.
  package static func onFailure(_ bytes: [UInt8]) -> Policy.Failure {
    guard let root = try? PolicyValue.read(bytes) else { return .closed }
    var object = PolicyObject(root, FaultList())
    return object.choice("on-failure", of: Policy.Failure.self) ?? .closed
  }
}

/// The parts of a policy, one function each.
struct PolicyParts {
  let faults: FaultList

  init(_ faults: FaultList) { self.faults = faults }

  func policy(_ root: PolicyValue) -> Policy {
    var object = PolicyObject(root, faults)
    var policy = Policy()
    let version = object.count("version")
    if version != PolicyReader.version { faults.add(object.offset, "'version' has to be \(PolicyReader.version)") }
    policy.function = object.string("function") ?? ""
    policy.mode = object.choice("mode", of: Policy.Mode.self) ?? policy.mode
    policy.onFailure = object.choice("on-failure", of: Policy.Failure.self) ?? policy.onFailure
    if let rules = object.value("rules") { policy.rules = self.rules(rules) }
    if let limits = object.object("limits") { policy.limits = self.limits(limits) }
    policy.rates = object.list("rates").compactMap(rate)
    policy.authenticators = authenticators(object.object("authentication"))
    policy.triggers = object.list("triggers").map { trigger($0, policy.authenticators) }
    policy.routes = object.list("routes").map { route($0, policy.authenticators) }
    if let responses = object.object("responses") { policy.responses = self.responses(responses) }
    policy.flow = object.object("flow").map(flow)
    policy.idempotency = object.object("idempotency").map(idempotency)
    policy.sources = object.strings("sources")
    if let audit = object.object("audit") { policy.audit = self.audit(audit) }
    policy.state = object.object("state").flatMap(state)
    policy.secrets = object.list("secrets").compactMap(secret)
    policy.confinement = object.object("confinement").map { confinement($0, onFailure: policy.onFailure) }
    object.finish()
    return policy
  }

  private func rules(_ value: PolicyValue) -> [String: Policy.Mode] {
    var object = PolicyObject(value, faults)
    var rules: [String: Policy.Mode] = [:]
    for (name, value) in object.all {
      if Sink(name: name) == nil, !Policy.ruleNames.contains(name) {
        faults.add(value.offset, "there is no rule '\(name)'")
        _ = object.value(name)
      } else {
        rules[name] = object.choice(name, of: Policy.Mode.self)
      }
    }
    return rules
  }

  private func trigger(_ value: PolicyValue, _ authenticators: [String: Authenticator]) -> TriggerPolicy {
    var object = PolicyObject(value, faults)
    var trigger = TriggerPolicy(kind: object.required("kind"))
    trigger.fields = object.list("fields").map(field)
    trigger.otherFields = object.choice("other-fields", of: TriggerPolicy.OtherFields.self) ?? trigger.otherFields
    trigger.reportsFailures = object.flag("reports-failures") ?? false
    trigger.authenticator = object.string("authentication") ?? ""
    if !trigger.authenticator.isEmpty { checkTopic(trigger, authenticators, value.offset) }
    object.finish()
    return trigger
  }

  private func checkTopic(_ trigger: TriggerPolicy, _ authenticators: [String: Authenticator], _ offset: Int) {
    guard case .topic? = authenticators[trigger.authenticator], ["sns", "sqs"].contains(trigger.kind) else {
      faults.add(offset, "'authentication' of a trigger is of the kind 'sns', and the trigger 'sns' or 'sqs'")
      return
    }
  }

  private func limits(_ part: PolicyObject) -> Limits {
    var object = part
    var limits = Limits()
    limits.payloadBytes = object.count("payload-bytes") ?? limits.payloadBytes
    limits.depth = object.count("depth") ?? limits.depth
    limits.keys = object.count("keys") ?? limits.keys
    limits.arrayLength = object.count("array-length") ?? limits.arrayLength
    limits.stringBytes = object.count("string-bytes") ?? limits.stringBytes
    limits.decompressedBytes = object.count("decompressed-bytes") ?? limits.decompressedBytes
    limits.timeoutMargin = object.count("timeout-margin-ms") ?? limits.timeoutMargin
    limits.repeatsPerTrace = object.count("repeats-per-trace")
    limits.gigabyteSecondsPerHour = object.number("gigabyte-seconds-per-hour")
    object.finish()
    return limits
  }

  private func rate(_ value: PolicyValue) -> Rate? {
    var object = PolicyObject(value, faults)
    let scope = object.choice("by", of: Rate.Scope.self)
    let perSecond = object.number("per-second") ?? 0
    let burst = object.number("burst") ?? max(1, perSecond)
    object.finish()
    if perSecond <= 0 || burst < 1 { faults.add(value.offset, "a rate needs 'per-second' over 0 and 'burst' from 1") }
    return scope.map { Rate(scope: $0, perSecond: perSecond, burst: burst) }
  }

  private func responses(_ part: PolicyObject) -> Responses {
    var object = part
    var responses = Responses()
    responses.secretVariables = object.strings("secret-variables")
    object.finish()
    return responses
  }

  private func flow(_ part: PolicyObject) -> Flow {
    var object = part
    let flow = Flow(
      step: object.required("step"), after: object.strings("after"), keyVariable: object.required("key-variable"),
      lifetime: object.count("lifetime-s") ?? 300)
    object.finish()
    return flow
  }

  private func idempotency(_ part: PolicyObject) -> Idempotency {
    var object = part
    let idempotency = Idempotency(path: object.required("path"), lifetime: object.count("lifetime-s") ?? 3600)
    object.finish()
    return idempotency
  }

  private func audit(_ part: PolicyObject) -> Audit {
    var object = part
    var audit = Audit()
    audit.file = object.string("file") ?? ""
    audit.recordsAll = object.flag("all-events") ?? false
    audit.recordsLogons = object.flag("logons") ?? false
    object.finish()
    return audit
  }
}

// MARK: - Fields

extension PolicyParts {
  private func field(_ value: PolicyValue) -> FieldPolicy {
    var object = PolicyObject(value, faults)
    var field = FieldPolicy(path: object.required("path"))
    field.sinks = sinks(object.strings("sinks"), value.offset)
    if let type = object.choice("type", of: FieldPolicy.ValueType.self) { field.types = [type] }
    field.minimumLength = object.count("min-length")
    field.maximumLength = object.count("max-length")
    field.minimum = object.number("min")
    field.maximum = object.number("max")
    if let text = object.string("pattern") { field.pattern = pattern(text, value.offset) }
    field.values = object.strings("values")
    field.isRequired = object.flag("required") ?? false
    field.mode = object.choice("mode", of: Policy.Mode.self)
    object.finish()
    return field
  }

  private func sinks(_ names: [String], _ offset: Int) -> SinkSet {
    var set: SinkSet = []
    for name in names {
      if let sink = Sink(name: name) {
        set.insert(SinkSet(sink))
      } else {
        let known = Sink.allCases.map(\.name).joined(separator: ", ")
        faults.add(offset, "there is no sink '\(name)'; there are \(known)")
      }
    }
    return set
  }

  private func pattern(_ text: String, _ offset: Int) -> TextPattern? {
    do {
      return try TextPattern(text)
    } catch {
      faults.add(offset, "'pattern': \(error.description)")
      return nil
    }
  }
}

// MARK: - Authentication

extension PolicyParts {
  private func authenticators(_ part: PolicyObject?) -> [String: Authenticator] {
    guard var object = part else { return [:] }
    var result: [String: Authenticator] = [:]
    for (name, value) in object.all {
      _ = object.value(name)
      result[name] = authenticator(value)
    }
    return result
  }

  private enum Kind: String, CaseIterable {
    case platform, jwt, webhook
    case topic = "sns"
    case apiKey = "api-key"
  }

  private func authenticator(_ value: PolicyValue) -> Authenticator? {
    var object = PolicyObject(value, faults)
    defer { object.finish() }
    switch object.choice("kind", of: Kind.self) {
    case .platform: return .platform
    case .jwt: return .jwt(jwt(&object))
    case .webhook:
      let scheme = object.choice("scheme", of: WebhookScheme.self) ?? .github
      let variable = object.required("secret-variable")
      return .webhook(scheme: scheme, secretVariable: variable, tolerance: object.count("tolerance-s") ?? 300)
    case .topic: return .topic(topic(&object))
    case .apiKey:
      return .apiKey(header: object.string("header") ?? "x-api-key", hashes: object.strings("sha256"))
    case nil:
      faults.add(value.offset, "'kind' is missing or unknown")
      return nil
    }
  }

  static let algorithms: Set<String> = [
    "RS256", "RS384", "RS512", "ES256", "ES384", "HS256", "HS384", "HS512", "EdDSA", "Ed25519",
  ]

  private func jwt(_ object: inout PolicyObject) -> JWTSettings {
    var settings = JWTSettings()
    settings.issuer = object.required("issuer")
    settings.audiences = object.strings("audiences")
    settings.algorithms = object.strings("algorithms")
    settings.keyFile = object.required("key-file")
    settings.leeway = object.count("leeway-s") ?? settings.leeway
    if settings.algorithms.isEmpty { faults.add(object.offset, "'algorithms' pins at least one algorithm") }
    for name in settings.algorithms where !Self.algorithms.contains(name) {
      faults.add(object.offset, "'\(name)' is no algorithm that the guard checks")
    }
    return settings
  }

  private func topic(_ object: inout PolicyObject) -> TopicSettings {
    var settings = TopicSettings()
    settings.topics = object.strings("topics")
    settings.certificateFiles = object.strings("certificate-files")
    settings.tolerance = object.count("tolerance-s") ?? settings.tolerance
    if settings.topics.isEmpty { faults.add(object.offset, "'topics' names at least one topic") }
    settings.certificateHost = object.string("certificate-host") ?? ""
    let (host, ends) = (settings.certificateHost, [".amazonaws.com", ".amazonaws.com.cn"])
    if !host.isEmpty, !host.hasPrefix("sns.") || host.contains("/") || !ends.contains(where: { host.hasSuffix($0) }) {
      faults.add(object.offset, "'certificate-host' is SNS' own host in a region, as 'sns.eu-west-1.amazonaws.com'")
    }
    if settings.certificateFiles.isEmpty, host.isEmpty {
      faults.add(object.offset, "'certificate-files' names at least one file, or 'certificate-host' SNS' host")
    }
    return settings
  }

  private func route(_ value: PolicyValue, _ authenticators: [String: Authenticator]) -> Route {
    var object = PolicyObject(value, faults)
    let route = Route(
      method: object.string("method") ?? "ANY", path: object.required("path"),
      authenticator: object.string("authentication") ?? "")
    object.finish()
    if !route.authenticator.isEmpty, authenticators[route.authenticator] == nil {
      faults.add(value.offset, "'authentication' has no '\(route.authenticator)'")
    }
    return route
  }
}
