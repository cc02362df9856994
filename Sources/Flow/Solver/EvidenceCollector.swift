import Core

/// What the solver has seen so far; each thing once, however often it is interpreted.
struct EvidenceCollector {
  struct PathKey: Hashable {
    var source: UInt32
    var sink: SinkKind
    var place: Place
  }
  struct PathEntry {
    var taint: Taint
    var callee: String
    var confidence: Confidence
    var activations: Set<ActivationID>
  }
  struct MisuseKey: Hashable {
    var kind: String
    var place: Place
  }
  struct MisuseEntry {
    var callee: String
    var detail: String
    var confidence: Confidence
    var activations: Set<ActivationID>
  }
  struct CallKey: Hashable {
    var service: String
    var operation: String
    var place: Place
  }
  /// What one run of a function passes.
  struct CallArguments {
    var values: [String: ValueID] = [:]
    /// Whether more may be passed than is known.
    var isOpen = false
  }
  struct CallEntry {
    var passed: Set<String> = []
    var keys: Set<ItemKey> = []
    var mentionsOwner = false
    var arguments: [ActivationID: CallArguments] = [:]
    /// Texts that stand inside parameters and name resources, under their own names.
    var nested: [String: ValueID] = [:]
  }

  struct WriteKey: Hashable {
    var destination: ChannelWrite.Destination
    var place: Place
    var resource: ValueID
    var activation: ActivationID
  }
  struct WriteEntry {
    /// What stands where in the event, or the one value that is stored, at the empty path.
    var parts: [[String]: ValueID] = [:]
    /// Objects of the event whose fields are all known.
    var closed: Set<[String]> = []
    /// Parts of the event that the platform writes: what each may say.
    var options: [[String]: Set<String>] = [:]
    var key: ValueID?
    var isWhole = true
    /// The call stands behind a condition in its function.
    var isConditional = false
  }

  struct ReadKey: Hashable {
    var service: String
    var resource: ValueID
    var activation: ActivationID
  }

  struct AnswerKey: Hashable {
    var place: Place
    var activation: ActivationID
  }

  /// Activations that decide something or hand their event to somebody: what they answer may depend on it.
  var decisions: Set<ActivationID> = []
  var writes: [WriteKey: WriteEntry] = [:]
  /// Reads of stores.
  var reads: Set<ReadKey> = []
  var answers: [AnswerKey: ValueID] = [:]
  /// What is written to the functions' own logs.
  var logged: [AnswerKey: ValueID] = [:]
  /// Runs of functions that announce what they send as a page, and as something else.
  var pageTypes: Set<ActivationID> = []
  var plainTypes: Set<ActivationID> = []
  var paths: [PathKey: PathEntry] = [:]
  var misuses: [MisuseKey: MisuseEntry] = [:]
  var calls: [CallKey: CallEntry] = [:]
  /// Calls of services that are not understood: what they are, by place, with where they run.
  var openCalls: [Place: (what: String, activations: Set<ActivationID>)] = [:]
  /// Entries whose handler is not there, by index.
  var missing: [Int: String] = [:]
  /// Calls that nobody knows, by name, with the places they are at.
  var unresolved: [String: Set<Place>] = [:]

  /// Notes that data reaches a sink; of several ways the surest is told.
  mutating func addPath(
    _ taint: Taint, _ sink: SinkKind, _ place: Place, _ callee: String, _ id: ActivationID, _ confidence: Confidence
  ) {
    let key = PathKey(source: taint.source, sink: sink, place: place)
    let fresh = PathEntry(taint: taint, callee: callee, confidence: confidence, activations: [])
    var entry = paths[key] ?? fresh
    if confidence > entry.confidence { (entry.taint, entry.callee, entry.confidence) = (taint, callee, confidence) }
    entry.activations.insert(id)
    paths[key] = entry
  }

  mutating func addMisuse(_ kind: String, _ place: Place, _ callee: String, _ row: CatalogRow, _ id: ActivationID) {
    let key = MisuseKey(kind: kind, place: place)
    misuses[
      key, default: MisuseEntry(callee: callee, detail: row.note, confidence: row.confidence, activations: [])
    ].activations.insert(id)
  }

  /// A handler that could not be found.
  mutating func noteMissing(_ what: String, _ entry: Int) { missing[entry] = what }

  /// What a handler gives back, for the functions that invoke it.
  mutating func noteAnswer(_ value: ValueID, _ place: Place, _ id: ActivationID) {
    answers[AnswerKey(place: place, activation: id)] = value
  }

  mutating func noteLogged(_ value: ValueID, _ place: Place, _ id: ActivationID) {
    logged[AnswerKey(place: place, activation: id)] = value
  }

  mutating func noteUnresolved(_ name: String, _ place: Place) { unresolved[name, default: []].insert(place) }
}
