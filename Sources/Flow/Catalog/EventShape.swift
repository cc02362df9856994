package import Core

extension EventShape.Form {
  /// Sinks at which a value of this form does no harm, whoever controls it.
  package var harmlessSinks: SinkSet {
    switch self {
    case .host: SinkSet(.redirect).union(SinkSet(.html))
    case .fileName: SinkSet(.path)
    default: []
    }
  }

  /// Headers that carry the name of the host.
  static let hostHeaders = ["host", "Host", "HOST", "x-forwarded-host", "X-Forwarded-Host"]
}

/// What is known of a trigger's event: how it is recognised and who controls which field.
package struct EventShape: Hashable, Sendable {
  /// The form of a field's value, which decides what it can carry.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// Always a string: an operator object or a prototype cannot hide in it.
    case string
    /// A string that holds a document (a body): parsing it gives arbitrary values.
    case text
    /// Anything: parsed JSON of the sender's choosing.
    case any
    /// A number, a boolean, an enumeration of the platform's: carries nothing.
    case harmless
    /// A string in an alphabet that cannot do harm: UUIDs, e-tags, dates.
    case identifier
    /// The name of the host that was asked, which the asker's own browser sends: no link chooses it.
    case host
    /// Strings by the names of headers, the host's among them.
    case headers
    /// The name of an entry of a folder, which has no separator in it.
    case fileName = "file-name"
  }

  package struct Field: Hashable, Sendable {
    /// From the event down: ["Records", "*", "s3", "object", "key"]; "*" is any field or element.
    package var path: [String]
    package var controller: Controller
    package var form: Form
    /// What the field holds beside being the sender's: `.sensitive` for passwords and tokens, `.secret` for what the
    /// platform hands over and nobody may see.
    package var kind: SourceKind
    /// How the value is encoded: "url", "base64", "json", "gzip".
    package var peel: [String]

    package init(path: [String], controller: Controller, form: Form, kind: SourceKind = .event, peel: [String] = []) {
      self.path = path
      self.controller = controller
      self.form = form
      self.kind = kind
      self.peel = peel
    }
  }

  /// What the platform calls a handler with, in order: the words `event`, `payload` (all of it the sender's), `context`
  /// and `callback`, or names of types. Empty for the event, the context and a callback.
  package struct Arguments: Hashable, Sendable {
    package var python: [String]
    package var javascript: [String]
    /// The package whose types Python handlers declare for their parameters.
    package var declared: String

    package init(python: [String] = [], javascript: [String] = [], declared: String = "") {
      self.python = python
      self.javascript = javascript
      self.declared = declared
    }
  }

  package var trigger: TriggerKind
  package var title: String
  /// Paths that an event of this trigger has and others have not; all of one line must exist.
  package var recognise: [[String]]
  /// Every field that is spoken of, outsiders' and trusted ones; what is not covered follows `rest`.
  package var fields: [Field]
  package var rest: Field
  package var anatomy = Anatomy()
  package var arguments = Arguments()
  /// A string that the handler returns is sent as a page.
  package var answersPage = false

  package init(trigger: TriggerKind, title: String, recognise: [[String]], fields: [Field], rest: Field) {
    self.trigger = trigger
    self.title = title
    self.recognise = recognise
    self.fields = fields
    self.rest = rest
  }

  /// Where in an event stands what; an empty path is the event itself.
  package struct Anatomy: Hashable, Sendable {
    /// One record of several; filter criteria are about it, and pipes hand it on.
    package var record: [String] = []
    /// What the sender sent.
    package var payload: [String] = []
    /// What subscriptions and rules hand on to other services.
    package var envelope: [String] = []
    /// The names and values beside the payload that a subscription's filter is about.
    package var attributes: [String] = []
    /// The name of the resource that sends the event.
    package var sender: [String] = []
    package init() {}
  }
}
