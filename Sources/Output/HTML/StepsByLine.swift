import Core

/// The steps of a way with those together that happen one after the other on one line.
struct StepsByLine {
  struct Stop {
    var place: Place
    var notes: [String]
    var function: String?
  }

  let stops: [Stop]

  init(_ steps: [TraceStep], _ lines: SourceLines) {
    var stops: [Stop] = []
    for step in steps {
      if let last = stops.last, Self.isSameLine(last.place, step.place, lines),
        step.function == nil || step.function == last.function
      {
        stops[stops.count - 1].place.start = min(last.place.start, step.place.start)
        stops[stops.count - 1].place.end = max(last.place.end, step.place.end)
        if !last.notes.contains(step.note) { stops[stops.count - 1].notes.append(step.note) }
      } else {
        stops.append(Stop(place: step.place, notes: [step.note], function: step.function))
      }
    }
    self.stops = stops
  }

  private static func isSameLine(_ one: Place, _ other: Place, _ lines: SourceLines) -> Bool {
    one.file == other.file && lines.start(one).line == lines.start(other).line
  }
}
