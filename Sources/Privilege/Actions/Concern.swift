package import Core

extension PermissionTable {
  /// Whether an action can be about a resource that a statement names. An action that knows no resources is allowed by
  /// `*` alone, and `iam:PassRole` on a bucket's ARN allows nothing.
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
  package func canConcern(_ name: String, _ resource: Text) -> Bool {
    let pattern = PolicyEvaluation.plain(resource)
    if pattern.isEverything { return true }
    guard let (service, action) = action(name) else { return false }
    let parts = ARNParts.split(resource.display)
    return action.types.contains { index in
      let arn = service.types[index].arn
      guard parts.count == 6, Wildcard.matches(parts[2], ARNParts.split(arn)[2]) else { return false }
      return PolicyEvaluation.plain(ARNForm(arn).filled(with: [])).meets(pattern)
    }
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
