import GuardCrypto
package import GuardPolicy
package import GuardServices
import Synchronization

/// What the function remembers from one invocation to the next: in this process, or in a store that all its sandboxes share.
/// A store that fails is left alone for a while, so that a function whose store is gone is slowed down once and not with
/// every event.
package final class SharedState: Sendable {
  /// What is known after a question.
  enum Answer<Value> {
    case known(Value)
    /// The store cannot be asked, and the policy lets everything through meanwhile.
    case open
    /// The store cannot be asked, and the policy lets nothing through meanwhile.
    case closed
  }

  private let shared: (any StateStore)?
  private let local: LocalStore
  private let onFailure: StateSettings.Failure
  private let report: @Sendable (String) -> Void
  private let pausedUntil = Mutex<ContinuousClock.Instant?>(nil)

  /// How long a store that failed is left alone.
  static let pause = Duration.seconds(2)

  /// - Parameters:
  ///   - shared: nil when each sandbox remembers for itself.
  ///   - report: takes why the store failed.
  package init(
    shared: (any StateStore)? = nil, local: LocalStore = LocalStore(), onFailure: StateSettings.Failure = .local,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.shared = shared
    self.local = local
    self.onFailure = onFailure
    self.report = report
  }

  func ask<Value>(_ question: (any StateStore) throws(ServiceFailure) -> Value) -> Answer<Value> {
    guard let shared else { return askLocal(question) }
    if !isPaused {
      do { return .known(try question(shared)) } catch { fail(error) }
    }
    switch onFailure {
    case .local: return askLocal(question)
    case .open: return .open
    case .closed: return .closed
    }
  }

  /// The store in this process never fails.
  private func askLocal<Value>(_ question: (any StateStore) throws(ServiceFailure) -> Value) -> Answer<Value> {
    do { return .known(try question(local)) } catch { return .open }
  }

  private var isPaused: Bool { pausedUntil.withLock { $0.map { ContinuousClock.now < $0 } ?? false } }

  private func fail(_ failure: ServiceFailure) {
    pausedUntil.withLock { $0 = .now + Self.pause }
    report("\(failure)")
  }
}

extension SharedState {
  /// Whether no sandbox that shares the store has started with this deployment before; nil when there is no such store.
  func isNew(_ deployment: Deployment) -> Bool? {
    guard shared != nil else { return nil }
    let claim = Claim(owner: "deployment", fingerprint: "-", seconds: Self.deploymentMemory)
    let name = StateName.of("deployment", deployment.digest)
    guard
      case .known(let isNew) = ask({ (store) throws(ServiceFailure) in
        let isNew = try store.claim(name, claim) == .taken
        if isNew { try store.complete(name, claim, answer: nil, seconds: Self.deploymentMemory) }
        return isNew
      })
    else { return nil }
    return isNew
  }

  /// A month, in seconds.
  private static let deploymentMemory = 30 * 86_400
}

/// Names under which something is remembered. Who somebody is or what a key says stays out of the store.
enum StateName {
  static func of(_ kind: String, _ text: String) -> String {
    "\(kind):" + Hexadecimal.encode(Array(HashFunction.sha256.hash(Array(text.utf8)).prefix(16)))
  }
}

extension SharedState {
  /// The store that a policy names.
  /// - Parameter variables: the environment.
  /// - Throws: when an address or a password is missing.
  package static func make(
    _ policy: Policy, variables: [(name: String, value: String)], network: Network, audit: AuditTrail
  ) throws(ServiceFailure) -> SharedState {
    guard let settings = policy.state else { return SharedState() }
    func value(_ name: String) -> String? { variables.first { $0.name == name && !$0.value.isEmpty }?.value }
    let names = [settings.name, policy.function, value("AWS_LAMBDA_FUNCTION_NAME") ?? ""]
    guard let name = names.first(where: { !$0.isEmpty }) else { throw .unset("'state' needs a 'name' here") }
    let store: any StateStore
    switch settings.place {
    case .redis(let text, let user, let variable):
      guard let address = ServiceAddress(text) else { throw .unset("'\(text)' is no address of a Redis server") }
      let password = variable.isEmpty ? "" : value(variable)
      guard let password else { throw .unset("\(variable) holds no password") }
      network.prepare(address)
      store = RedisStore(
        address, network, password: password, user: user, prefix: name, patience: settings.patience)
    case .dynamoDB(let table):
      let account = CloudAccount(variables: variables, network: network)
      store = try DynamoStore(table: table, account: account, prefix: name, patience: settings.patience)
    }
    return SharedState(shared: store, onFailure: settings.onFailure) { reason in
      audit.write(AuditEvent.storeFailure(reason, settings.onFailure).line)
    }
  }
}
