import Core

/// Data of one source inside a value: where it may still do harm, and the way it came.
struct Taint: Hashable {
  /// The index of the source in `TaintStore.sources`.
  var source: UInt32
  /// The last step of its way, in `TaintStore.steps`.
  var step: UInt32
  /// The sinks that it is still dangerous for; a sanitiser takes bits away.
  var sinks: SinkSet
}

/// A set of taints by its number; 0 is the empty set.
struct TaintsID: Hashable {
  let index: UInt32
  static let none = TaintsID(index: 0)
  var isEmpty: Bool { index == 0 }
}

/// What happens at one step of a taint's way.
struct Step: Hashable {
  enum Note: Hashable {
    /// Where the data comes in, and how sure it is that it is an outsider's.
    case source(Confidence)
    case read(Symbol)
    case assigned(Symbol)
    case joined
    case passed(to: Symbol)
    case returned(from: Symbol)
    case through(Symbol)
    case stored
    /// Put behind a text of which nothing is known, not even whether it ends the host of an address.
    case appended
    /// In what a call that nobody knows gives back, if it gives back what it was given.
    case guessed(Symbol, Guess)
    /// A step in another function, told in words, and how sure it is that the data came this way.
    case elsewhere(Symbol, function: Symbol?, Confidence)
  }
  var previous: UInt32
  var place: Place
  var note: Note
}

/// The sources, the steps and the sets of taints of one solver, each kept once, so that sets compare by number.
struct TaintStore {
  /// More sources in one value than this are not told apart any further.
  private static let largestSet = 12
  /// A way longer than this is cut: nobody reads it.
  private static let longestWay = 48

  private(set) var sources: [TaintSource] = []
  private var sourceNumbers: [TaintSource: UInt32] = [:]
  private(set) var steps: [Step] = []
  private var lengths: [UInt16] = []
  /// How sure the way up to each step is.
  private var trusts: [Trust] = []
  private var stepNumbers: [Step: UInt32] = [:]
  private var sets: [[Taint]] = [[]]
  private var setNumbers: [[Taint]: TaintsID] = [[]: .none]

  subscript(set: TaintsID) -> [Taint] { sets[Int(set.index)] }

  /// A set with one fresh taint, whose way begins at the source's place.
  mutating func source(_ source: TaintSource, sinks: SinkSet, _ confidence: Confidence = .high) -> TaintsID {
    let number = number(of: source)
    let step = step(Step(previous: .max, place: source.place, note: .source(confidence)))
    return intern([Taint(source: number, step: step, sinks: sinks)])
  }

  private mutating func number(of source: TaintSource) -> UInt32 {
    if let known = sourceNumbers[source] { return known }
    let number = UInt32(sources.count)
    sources.append(source)
    sourceNumbers[source] = number
    return number
  }

  /// A taint that comes from another function, with its way.
  mutating func imported(_ taint: PortableTaint, _ symbols: inout SymbolTable) -> TaintsID {
    if taint.steps.isEmpty { return source(taint.source, sinks: taint.sinks) }
    var last = UInt32.max
    for step in taint.steps {
      let function = step.function.map { symbols.intern($0) }
      let note = Step.Note.elsewhere(symbols.intern(step.note), function: function, taint.confidence)
      last = self.step(Step(previous: last, place: step.place, note: note))
    }
    return intern([Taint(source: number(of: taint.source), step: last, sinks: taint.sinks)])
  }

  private mutating func step(_ step: Step) -> UInt32 {
    if let known = stepNumbers[step] { return known }
    let number = UInt32(steps.count)
    steps.append(step)
    lengths.append(step.previous == .max ? 1 : lengths[Int(step.previous)] + 1)
    trusts.append(step.previous == .max ? step.note.trust : trusts[Int(step.previous)].limited(to: step.note.trust))
    stepNumbers[step] = number
    return number
  }

  private mutating func intern(_ set: [Taint]) -> TaintsID {
    if set.isEmpty { return .none }
    if let known = setNumbers[set] { return known }
    let id = TaintsID(index: UInt32(sets.count))
    sets.append(set)
    setNumbers[set] = id
    return id
  }

  /// The union; of two ways for one source the surer one stays, and of equal ones the first set's, so that joining again
  /// changes nothing.
  mutating func union(_ left: TaintsID, _ right: TaintsID) -> TaintsID {
    if left == right || right.isEmpty { return left }
    if left.isEmpty { return right }
    var result = self[left]
    for taint in self[right] {
      if let index = result.firstIndex(where: { $0.source == taint.source }) {
        if isSurer(taint, than: result[index]) { result[index].step = taint.step }
        if !result[index].sinks.isSuperset(of: taint.sinks) { result[index].sinks.formUnion(taint.sinks) }
      } else if result.count < Self.largestSet {
        result.append(taint)
      }
    }
    result.sort { $0.source < $1.source }
    return intern(result)
  }

  private func isSurer(_ taint: Taint, than other: Taint) -> Bool {
    trusts[Int(taint.step)].whole > trusts[Int(other.step)].whole && taint.sinks.isSuperset(of: other.sinks)
  }

  /// The set without the given dangers; taints that are left without any disappear.
  mutating func clean(_ set: TaintsID, of sinks: SinkSet) -> TaintsID {
    if set.isEmpty { return set }
    return intern(
      self[set].compactMap { taint in
        var taint = taint
        taint.sinks.subtract(sinks)
        return taint.sinks.isEmpty ? nil : taint
      })
  }

  /// The set with one more step on every way.
  mutating func extend(_ set: TaintsID, _ place: Place, _ note: Step.Note) -> TaintsID {
    if set.isEmpty { return set }
    var result = self[set]
    for index in result.indices {
      let previous = result[index].step
      let before = steps[Int(previous)]
      if lengths[Int(previous)] >= Self.longestWay || (before.place == place && before.note == note) { continue }
      result[index].step = step(Step(previous: previous, place: place, note: note))
    }
    return intern(result)
  }

  /// The taints that pass a test.
  mutating func filter(_ set: TaintsID, _ isKept: (TaintSource) -> Bool) -> TaintsID {
    if set.isEmpty { return set }
    return intern(self[set].filter { isKept(sources[Int($0.source)]) })
  }

  /// How sure it is that the data goes the whole way, to where it would do harm at a sink of this kind.
  func confidence(of taint: Taint, for sink: SinkKind? = nil) -> Confidence {
    let trust = trusts[Int(taint.step)]
    switch sink {
    case .url, .redirect: return trust.start
    // Whether what a call that is not known gives back has the shape of what it was given, nobody knows.
    case .record, .nosql, .propertyName: return trust.whole == .high ? .high : .low
    default: return trust.whole
    }
  }

  /// The steps of a taint's way, the source first.
  func way(of taint: Taint) -> [Step] {
    var way: [Step] = []
    var number = taint.step
    while number != .max {
      way.append(steps[Int(number)])
      number = steps[Int(number)].previous
    }
    return way.reversed()
  }
}
