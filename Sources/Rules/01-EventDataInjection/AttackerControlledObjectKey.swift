import Core

/// Event data that names the object to write, sign or delete in a store.
struct AttackerControlledObjectKey: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.objectKey]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, is the key of the object that {sink} acts on"
  static let info = RuleInfo(
    id: "attacker-controlled-object-key", risk: .eventDataInjection, title: "object key chosen by the caller",
    severity: .medium, cwe: 73,
    why: """
      A caller who chooses the key overwrites other people's objects, reads them through a signed address, or \
      plants a name that a later function trusts: the key comes back in the bucket's event and flows on from \
      there.
      """,
    fix: """
      Build the key from what the server knows: a prefix for the signed-in user and a fresh identifier \
      (`f"{user_id}/{uuid4()}"`). Keep the caller's name as metadata if it is needed.
      """)

  /// The key in a bucket's own event names an object that is there; reading it back is what such a function is for.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool { path.source.trigger != .s3 }
}
