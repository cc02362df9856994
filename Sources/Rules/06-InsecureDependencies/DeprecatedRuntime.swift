import Core

/// A runtime that gets no more security updates.
struct DeprecatedRuntime: Rule {
  static let info = RuleInfo(
    id: "deprecated-runtime", risk: .insecureDependencies, title: "runtime without updates", severity: .medium,
    cwe: 1104,
    why: """
      Holes in the language, its libraries and the operating system stay open for ever. Some time later the \
      function cannot be updated either, so a fix of your own cannot be deployed.
      """,
    fix: "Move to the newest runtime of the language.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"])

  /// One finding a runtime: functions that share it move together.
  func check(_ application: Application, into findings: inout Findings) {
    var groups: [String: [Function]] = [:]
    for function in application.functions {
      if let name = function.runtime.value, application.support(of: name) != nil {
        groups[name, default: []].append(function)
      }
    }
    for (name, functions) in groups.sorted(by: { $0.key < $1.key }) {
      guard let place = functions[0].runtime.place, let support = application.support(of: name) else { continue }
      let others = functions.dropFirst().compactMap(\.runtime.place).filter { $0 != place }
      findings.add(
        finding(
          "\(name), the runtime of \(functions.count == 1 ? functions[0].id : "\(functions.count) functions"), gets no updates since \(support.date)",
          at: place, subjects: functions.map(\.id),
          related: others.uniqued().map { RelatedPlace(place: $0, note: "the same runtime") },
          fix: "Use `\(support.successor)`", severity: support.isRecent ? .low : .medium))
    }
  }
}
