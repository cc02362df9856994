package import Core

extension PermissionTable {
  /// Whether an action can be about a resource that a statement names. An action that knows no resources is allowed by
  /// `*` alone, and `iam:PassRole` on a bucket's ARN allows nothing.
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
  package func canConcern(_ name: String, _ resource: Text) -> Bool {
    let pattern = PolicyEvaluation.plain(resource)
    if pattern.isEverything { return true }
    guard let (service, action) = action(name) else { return false }
    // What only the deployment knows may be anything.
    let parts = ARNParts.split(resource.pieces.map { if case .literal(let text) = $0 { text } else { "*" } }.joined())
    guard parts.count == 6 else { return false }
    let forms = action.types.map { service.types[$0].arn }
    // Of an action that also touches things of other services, such as a bucket for its output, its own decide.
    let own = forms.filter { ARNParts.split($0).dropFirst(2).first == service.prefix }
    return (own.isEmpty ? forms : own).contains { Self.fits(parts, form: $0) }
  }

  /// Whether an ARN's service and its last part can be those of a resource type.
  private static func fits(_ parts: [String], form: String) -> Bool {
    let own = ARNParts.split(form)
    guard own.count == 6, Wildcard.matches(parts[2], own[2]) else { return false }
    return PolicyEvaluation.plain(ARNForm(own[5]).filled(with: [])).meets(ResourcePattern(parts[5]))
  }
}

extension PermissionTable {
  /// Whether a wildcard adds nothing but the variants of one action: `s3:DeleteObject*`, `kms:GenerateDataKey*`. Where it
  /// adds changes of permissions, as `s3:PutObject*` does, it is more.
  package func isOneAction(_ pattern: ActionPattern) -> Bool {
    guard pattern.name.hasSuffix("*"), let service = service(pattern.service) else { return false }
    let stem = String(pattern.name.dropLast())
    guard service.action(stem) != nil else { return false }
    return service.indices(matching: pattern.name).allSatisfy { service.actions[$0].level != .permissions }
  }
}
