/// Where data that deserves distrust, or discretion, comes from.
package enum SourceKind: String, Sendable, CaseIterable, Hashable {
  /// A field of the triggering event that somebody outside the function controls.
  case event
  /// The whole event, or a large part of it, as one value.
  case wholeEvent = "whole-event"
  /// Content read back from a store: an object, an item, a row, a message.
  case stored
  /// The answer of a remote service over the network.
  case network
  /// Text of a caught exception: its message, or the exception made into a string.
  case exception
  /// A caught exception as a whole object; it becomes `exception` when only its message is taken.
  case exceptionObject = "exception-object"
  /// A stack trace or traceback text.
  case stackTrace = "stack-trace"
  /// A secret: a decrypted value, a password, a key, a token of the application's own.
  case secret
  /// The whole environment, or a variable that holds a credential.
  case environment
  /// Data about a person or a payment, or credentials that a user sent: passwords, card numbers, authorization headers.
  case sensitive
  /// Output of a command that the function ran.
  case commandOutput = "command-output"
  /// A value that can be guessed: Math.random, random.random, the time.
  case weakRandom = "weak-random"
  /// A claim read from a token whose signature nobody checked.
  case unverifiedClaim = "unverified-claim"
  /// A claim of a checked token that its user may change: a custom attribute, a name, an unverified e-mail address.
  case mutableClaim = "mutable-claim"
  /// The answer of a function that was invoked; when that function fails it holds the error's text and stack trace.
  case invocationResult = "invocation-result"
}

/// Who can choose a value of an event.
package enum Controller: String, Sendable, CaseIterable, Hashable {
  /// Anybody, without signing in.
  case anonymous
  /// A signed-in user or a registered device.
  case user
  /// Another producer: an internal service, a partner, whoever wrote the data.
  case producer
  /// The cloud service itself; nobody else can set it.
  case service
  /// Whoever deploys the application.
  case deployer
}

/// Where such data does harm. Taints carry one bit a kind, so there are at most 64.
package enum SinkKind: String, Sendable, CaseIterable, Hashable {
  case shell
  /// An argument of a program that is run without a shell.
  case argument
  case code
  case sql
  case nosql
  case partiql
  case ldap
  case template
  case deserialization
  case xml
  /// The address of an outgoing request.
  case url
  /// A part of an outgoing request's address after the host.
  case urlParameter = "url-parameter"
  /// A path in the file system.
  case path
  /// The key of an object in a store.
  case objectKey = "object-key"
  /// The function's answer, as HTML.
  case html
  /// HTML that is stored and shown later.
  case storedHTML = "stored-html"
  /// HTML of an e-mail.
  case emailHTML = "email-html"
  /// A header of a response or an e-mail.
  case header
  /// A message put on a topic, queue, bus or stream.
  case message
  /// A log.
  case log
  /// The function's answer, whatever its form.
  case response
  /// The name or address of a function, queue or workflow that is called.
  case callee
  /// A change of permissions, users or groups.
  case privilege
  /// The pattern of a regular expression.
  case pattern
  /// The text that a regular expression with catastrophic backtracking is applied to.
  case backtracking
  /// A whole record written to a store.
  case record
  /// An attribute of a record that means money, rights or how far something has come: a price, a role, "paid".
  case trustedField = "trusted-field"
  /// The field by which a record is found in its store.
  case recordKey = "record-key"
  /// The name of a property that is set.
  case propertyName = "property-name"
  /// An algorithm unfit for passwords.
  case weakHash = "weak-hash"
  /// Memory or time in proportion to a size the sender chooses.
  case size
  /// A token, password or identifier that must not be guessed.
  case token
  /// A store without encryption of its own.
  case cleartextStore = "cleartext-store"
  /// A decision about who the caller is or what it may do.
  case identity
  /// The address that an e-mail or message is sent to.
  case recipient
  /// The destination of a redirect.
  case redirect
  /// An archive that is unpacked.
  case archive
  /// The function's memory, as a whole.
  case memory
}

/// One source in the code: what it is, where it is read, and who controls it.
package struct TaintSource: Hashable, Sendable {
  package var kind: SourceKind
  package var controller: Controller
  /// As a person would say it: `event.queryStringParameters.url`.
  package var label: String
  /// The trigger it belongs to, for event data.
  package var trigger: TriggerKind?
  package var place: Place

  package init(kind: SourceKind, controller: Controller, label: String, trigger: TriggerKind? = nil, place: Place) {
    self.kind = kind
    self.controller = controller
    self.label = label
    self.trigger = trigger
    self.place = place
  }
}

/// One step of the way from a source to a sink.
package struct TraceStep: Hashable, Sendable {
  package var place: Place
  /// What happens here: "passed to resize(path)", "returned", "joined into a string".
  package var note: String
  /// The deployed function it happens in, where that changes along the way.
  package var function: String?
  package init(place: Place, note: String, function: String? = nil) {
    self.place = place
    self.note = note
    self.function = function
  }
}
