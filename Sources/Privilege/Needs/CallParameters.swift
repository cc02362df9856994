import Core

/// What a call says about its parameters, as rows ask for it.
struct CallParameters {
  /// A value of a parameter: what is known of it, or why nothing is.
  struct Argument {
    var text: Text?
    var path: String
  }

  private let call: ServiceCall
  /// The paths that are given, in lower case, as languages write the first letter differently.
  private let given: [String: String]

  init(_ call: ServiceCall) {
    self.call = call
    given = Dictionary(call.given.map { ($0.lowercased(), $0) }, uniquingKeysWith: { min($0, $1) })
  }

  /// Whether a parameter is given; perhaps, when it may be a part of something unknown.
  func isGiven(_ path: String) -> Answer {
    let wanted = path.lowercased()
    if spelled(path) != nil { return .yes }
    if given.keys.contains(where: { $0.hasPrefix(wanted + ".") }) { return .yes }
    var container = wanted[...]
    while let dot = container.lastIndex(of: ".") {
      container = container[..<dot]
      if let spelled = given[String(container)], call.opaque.contains(spelled) { return .perhaps }
      if given[container + ".*"] != nil, call.opaque.contains(given[container + ".*"] ?? "") { return .perhaps }
    }
    return call.hasUnknownParameters ? .perhaps : .no
  }

  /// Whether any of several parameters may be given without being known, as a part of something unknown.
  func mayBeGiven(_ paths: [String]) -> Bool { paths.contains { isGiven($0) != .no } }

  func satisfies(_ test: ParameterTest) -> Answer {
    guard let word = test.word else { return isGiven(test.path) }
    let arguments = arguments([test.path])
    if arguments.isEmpty { return isGiven(test.path) }
    return arguments.any { argument in
      guard let text = argument.text, !text.knownPrefix.isEmpty else { return .perhaps }
      let start = text.knownPrefix.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
      return Answer(start.lowercased().hasPrefix(word))
    }
  }

  /// The values of the first of several paths that is given; none when none is.
  func arguments(_ paths: [String]) -> [Argument] {
    for path in paths {
      guard let spelled = spelled(path) else { continue }
      let texts = call.values(of: spelled)
      return texts.isEmpty ? [Argument(text: nil, path: spelled)] : texts.map { Argument(text: $0, path: spelled) }
    }
    return []
  }

  /// A path as the call writes it. A list that a function made of each element is known by one of its elements.
  private func spelled(_ path: String) -> String? {
    let wanted = path.lowercased()
    return given[wanted] ?? given[wanted.split(separator: ".").filter { $0 != "*" }.joined(separator: ".")]
  }

  /// The parameter that is called as a part of an ARN is: "ClusterName" may stand in `clusterName`, `cluster` or `ClusterArn`.
  func parameter(called name: String, ofType type: String) -> String? {
    let stem = ["Name", "Id", "Identifier", "Arn"].reduce(name) {
      $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0
    }
    let ends = ["", "name", "id", "arn", "identifier", "ids.*", "names.*", "arns.*"]
    let candidates = [name.lowercased()] + [stem, type].flatMap { base in ends.map { base.lowercased() + $0 } }
    return candidates.lazy.compactMap { given[$0] }.first
  }
}
