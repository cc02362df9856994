/// What one resource hands on to another with no code in between: a queue's subscription to a topic, a bucket's
/// notifications, the target of a rule, a pipe, the destination of a function's results.
package struct Conduit: Sendable {
  /// What is handed on.
  package enum Load: Sendable {
    /// The source's events as they are.
    case events
    /// Each record of an event by itself.
    case records
    /// What the sender sent, without the envelope of the service.
    case payload
    /// What the function that is the source answers.
    case answer
    /// The envelope in which the platform wraps the answer, or the failure, of a function that nobody waits for.
    /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
    case report
  }

  /// Where it comes from, which of it, and in what form.
  package var trigger: Trigger
  package var load: Load
  /// The resource that it arrives at.
  package var target: Text
  /// How it arrives, where it is part of an event of another kind: the kind, and where it stands in the event.
  package var form: Form?

  package struct Form: Sendable {
    package var kind: TriggerKind
    package var path: [String]
    package init(_ kind: TriggerKind, path: [String]) { (self.kind, self.path) = (kind, path) }
  }

  package init(_ trigger: Trigger, _ load: Load, to target: Text) {
    self.trigger = trigger
    self.load = load
    self.target = target
  }
}
