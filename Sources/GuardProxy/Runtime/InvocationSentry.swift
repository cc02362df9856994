/// What looks at events before the handler sees them and at answers before the platform does. The proxy carries out what
/// the sentry decides and knows no policy itself.
package protocol InvocationSentry: Sendable {
  /// Whether events are looked at. When not, they pass piece by piece as they come.
  var examinesEvents: Bool { get }
  /// Whether answers and errors are looked at.
  var examinesAnswers: Bool { get }

  func admit(_ invocation: Invocation) -> Admission

  /// The answer that goes out in place of the handler's; nil when it may go as it is.
  func replace(answer: [UInt8], of id: String) -> [UInt8]?

  /// What goes out in place of an error report; nil when it may go as it is.
  /// - Parameter id: empty for an error during initialisation.
  func replace(error: ErrorReport, of id: String) -> ErrorReport?

  /// A filter for an answer that is sent piece by piece; nil when it may pass.
  func streamFilter(of id: String) -> (any StreamFilter)?

  /// Milliseconds before its deadline that an invocation is overdue; zero when nobody watches.
  var timeoutMargin: Int { get }
  /// Whether overdue invocations are answered in the handler's place.
  var answersOverdue: Bool { get }

  /// What is answered in the handler's place. The handler still works on it, and its answer goes nowhere.
  func overdue(_ id: String) -> Admission

  /// An answer or an error has gone out, or the invocation was answered without the handler.
  func finish(_ id: String)
}

extension InvocationSentry {
  package var timeoutMargin: Int { 0 }
  package var answersOverdue: Bool { false }
  package func overdue(_ id: String) -> Admission { .pass }
}

/// What becomes of an event.
package enum Admission: Equatable, Sendable {
  case pass
  /// The handler gets this event instead, with offending records taken out.
  case replace([UInt8])
  /// The handler sees nothing; the caller gets this answer.
  case answer([UInt8])
  /// The handler sees nothing; the invocation fails with this error.
  case fail(ErrorReport)
}

/// An error as it is reported to the platform.
package struct ErrorReport: Equatable, Sendable {
  /// The header `Lambda-Runtime-Function-Error-Type`.
  package var type: String
  package var body: [UInt8]
  /// The header `Lambda-Runtime-Function-XRay-Error-Cause`, which repeats message, paths and stack as JSON.
  package var cause: String?

  package init(type: String, body: [UInt8], cause: String? = nil) {
    self.type = type
    self.body = body
    self.cause = cause
  }
}

/// Looks at an answer that goes out in pieces.
package protocol StreamFilter {
  /// What may go out now, of this piece and of what was held back before.
  mutating func push(_ piece: [UInt8]) -> [UInt8]
  /// What is left when the answer ends.
  mutating func finish() -> [UInt8]
}

/// Looks at nothing: every byte passes.
package struct OpenDoor: InvocationSentry {
  package init() {}
  package var examinesEvents: Bool { false }
  package var examinesAnswers: Bool { false }
  package func admit(_ invocation: Invocation) -> Admission { .pass }
  package func replace(answer: [UInt8], of id: String) -> [UInt8]? { nil }
  package func replace(error: ErrorReport, of id: String) -> ErrorReport? { nil }
  package func streamFilter(of id: String) -> (any StreamFilter)? { nil }
  package func finish(_ id: String) {}
}
