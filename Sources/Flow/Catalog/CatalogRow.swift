package import Core

/// A set of sink kinds as bits; bit n is the n-th case of `SinkKind`.
package struct SinkSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }
  package init(_ kind: SinkKind) { self.init(rawValue: 1 << UInt64(Self.ordinals[kind] ?? 0)) }
  package static let all = SinkSet(rawValue: .max)

  package func contains(_ kind: SinkKind) -> Bool { contains(SinkSet(kind)) }

  private static let ordinals = Dictionary(
    uniqueKeysWithValues: SinkKind.allCases.enumerated().map { ($0.element, $0.offset) })
}

/// What becomes of what a callback returns.
package enum CallbackUse: Int, Sendable, CaseIterable {
  case nothing
  /// It is the call's result: `then`, `reduce`.
  case result
  /// It is an element of the call's result: `map`.
  case element
}

/// What the catalogue knows of a function, a method or a member. Several rows may speak of one.
package struct CatalogRow: Hashable, Sendable {
  /// A part of an event that the platform writes, by its path, and the words of which it is one.
  package struct Statement: Hashable, Sendable {
    package var path: [String]
    package var options: [String]
    package init(path: [String], options: [String]) {
      self.path = path
      self.options = options
    }
  }

  package enum Effect: Hashable, Sendable {
    /// Calling it (or, with `isMember`, reading it) gives an instance of a type: the key of that type's own rows.
    case type(String, isMember: Bool)
    /// Like `type`, with the value of an argument in the type's name: boto3.client("s3") is of type "aws:s3".
    case typeFromArgument(prefix: String, Selector)
    /// The subject must not be chosen by an outsider.
    case sink(SinkKind)
    /// The subject (usually the result) is data to distrust or to keep.
    case source(SourceKind, Controller)
    /// The subject's data is in the result (or in another value of the call, such as the receiver).
    case pass(to: Selector)
    /// The result is the subject made harmless for these sinks.
    case clean(SinkSet)
    /// The call is a test of the subject: where it turns out as `holds`, the subject is harmless for these sinks.
    case check(SinkSet, holds: Bool)
    /// A test of the subject against a regular expression: it validates when the pattern (the other selector) is
    /// anchored and admits no dangerous characters. `isAnchored` says which ends the function anchors by itself.
    case match(pattern: Selector, anchorsStart: Bool, anchorsEnd: Bool)
    /// The result is the position of the subject in a collection: found, and so harmless, where it is not below zero.
    case finds(SinkSet)
    /// The call raises unless the subject is harmless for these sinks.
    case ensures(SinkSet)
    /// The result is the subject, in which everything that a pattern matches is replaced.
    case strips(pattern: Selector, replacement: Selector)
    /// The result cannot carry data: a number, a boolean, a hash, a length.
    case clears
    /// The call calls its argument (the subject) with these values of the call, in order; nil is an unknown value.
    case calls(with: [Selector?], gives: CallbackUse)
    /// Writing the call like this is weak in itself.
    case misuse(String)
    /// The call runs an operation of a cloud service, named as in its API.
    case operation(service: String, name: String)
    /// Gives the running operation's parameter the subject's value (a Table object's name, for put_item), or what the
    /// file whose path it is holds.
    case bind(parameter: String, isContent: Bool)
    /// The subject is a command object of a cloud SDK, of type "aws-command:SERVICE.Operation"; the call runs it.
    case runsCommand
    /// The member is an SDK's package for one service: `XClient` and `X` in it construct clients of type
    /// "aws:SERVICE", and `XCommand` constructs a command of type "aws-command:SERVICE.X".
    case clientPackage(service: String)
    /// The parameter (the subject) names the resource that an operation works on: Bucket, TableName, QueueUrl.
    case resource
    /// Registers the subject as an entry point: `@app.route` functions, express handlers. A subject `@result` is the
    /// function that the call's result decorates. Named types are its parameters' by position (nil is unknown).
    case entry(TriggerKind, parameters: [String?] = [])
    /// The subject, a function, is called with instances of these types by position (nil is unknown), and of the type
    /// `rest` for every further parameter, named ones included.
    case parameters([String?], rest: String?)
    /// The function that is given is wrapped and returned: Middy, Powertools decorators.
    case wraps
    /// The call ends the function: process.exit, sys.exit.
    case exits
    /// The subject is a file's path and the call writes `content` to it / reads it.
    case writesFile(content: Selector)
    case readsFile
    /// The call puts the subject into a store or channel of the function's own process: list.append, dict.update. There
    /// it is harmless for some sinks.
    case storesIn(Selector, without: SinkSet)
    /// The subject is the media type of what the function answers, or headers that may say it.
    case announces
    /// The result is the field of another value that the subject names: dict.get, Map.get, lodash.get.
    case readsField(of: Selector)
    /// The subject goes to the functions that the resource fires, where it stands at this path of the event.
    /// Parts of the event say one of a few words then.
    case delivers(TriggerKind, path: [String], resource: Selector, says: [Statement])
    /// The subject is kept in the resource, for objects under the key; `recalls` finds it there.
    case keeps(resource: Selector, key: Selector?)
    /// The subject, a part of the result, is what was kept in the resource.
    case recalls(resource: Selector, key: Selector?)
    /// The result is the subject's texts, or the elements of the list that it is, put together with a separator between.
    case joins(separator: String, Selector?)
    /// The result is the subject with every occurrence of a text replaced.
    case replaces(Selector, by: Selector)
    /// The call sets the field of another value that the subject names: Map.set, dict.setdefault, lodash.set.
    case setsField(of: Selector, value: Selector)
  }

  package var subject: Selector
  package var effect: Effect
  package var conditions: [Condition]
  /// The row speaks of reading the member (`flask.request.args`, `process.env`), not of calling it.
  package var isMember = false
  /// For sources: the form of the value, which decides what it can carry.
  package var form = EventShape.Form.any
  /// Said in the trace or the message: why it is safe, what is special.
  package var note: String
  package var confidence: Confidence

  package init(
    subject: Selector, effect: Effect, conditions: [Condition] = [], note: String = "", confidence: Confidence = .high
  ) {
    self.subject = subject
    self.effect = effect
    self.conditions = conditions
    self.note = note
    self.confidence = confidence
  }
}
