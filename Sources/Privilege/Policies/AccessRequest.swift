package import Core

/// A request as policies judge it: who asks, for which action, on what, under which circumstances.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
package struct AccessRequest: Sendable {
  package var principal: RequestPrincipal
  /// Such as "s3:GetObject".
  package var action: String
  package var resource: ResourcePattern
  /// The account of the resource; nil when it is the principal's own or unknown.
  package var resourceAccount: String?
  package var context: RequestContext

  package init(
    _ action: String, on resource: ResourcePattern, by principal: RequestPrincipal = .unknown,
    context: RequestContext = .unknown
  ) {
    (self.action, self.resource, self.principal, self.context) = (action, resource, principal, context)
  }

  /// Whether the resource belongs to another account than the principal.
  package var isCrossAccount: Bool {
    guard let resourceAccount, let own = principal.account else { return false }
    return resourceAccount != own
  }
}

/// Who makes a request.
package struct RequestPrincipal: Sendable {
  package enum Kind: Sendable { case user, role, session, service, anonymous, unknown }

  package var kind: Kind
  /// The ARN, or a service's name.
  package var name: ResourcePattern
  package var account: String?
  /// For a session, the ARN of the role that was assumed.
  package var role: ResourcePattern?

  package init(_ kind: Kind, _ name: ResourcePattern, account: String? = nil, role: ResourcePattern? = nil) {
    (self.kind, self.name, self.account, self.role) = (kind, name, account, role)
  }

  package static let unknown = RequestPrincipal(.unknown, ResourcePattern("*"))
}

/// The circumstances of a request, by condition key.
package struct RequestContext: Sendable {
  /// Values by key in lower case.
  private var values: [String: [Text]] = [:]
  private var open: Set<String> = []
  /// Whether a key without an entry is absent from the request; otherwise nothing is known of it.
  package var isComplete: Bool

  package init(_ values: [String: [Text]] = [:], unknown: [String] = [], isComplete: Bool) {
    for (key, texts) in values { self.values[key.lowercased()] = texts }
    open = Set(unknown.map { $0.lowercased() })
    self.isComplete = isComplete
  }

  /// Nothing is known of any key.
  package static let unknown = RequestContext(isComplete: false)

  package enum Entry: Sendable {
    case values([Text])
    case absent
    case unknown
  }

  package subscript(key: String) -> Entry {
    let key = key.lowercased()
    if let known = values[key] { return .values(known) }
    return isComplete && !open.contains(key) ? .absent : .unknown
  }
}
