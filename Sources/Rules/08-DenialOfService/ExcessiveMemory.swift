import Core

/// A function that outsiders start, with more memory than almost any needs.
struct ExcessiveMemory: Rule {
  static let info = RuleInfo(
    id: "excessive-memory", risk: .denialOfService, title: "very large memory on an open door", severity: .low,
    cwe: 400,
    why: """
      Price goes with memory times time. A function of 10 GB that anybody may start costs eighty times one of \
      128 MB, request by request.
      """,
    fix: "Measure what it needs and set the memory to that.")

  func check(_ application: Application, into findings: inout Findings) {
    for function in application.functions {
      guard let size = function.memory.value, size > 4096, application.reach(of: function) >= .user,
        function.reservedConcurrency.isAbsent, let place = function.memory.place
      else { continue }
      findings.add(
        finding(
          "\(function.id) takes \(size) MB for every request, and nothing limits how many run at once", at: place,
          subjects: [function.id]))
    }
  }
}
