import Core

/// A function in a network with one subnet.
struct SingleAzVPC: Rule {
  static let info = RuleInfo(
    id: "single-az-vpc", risk: .denialOfService, title: "function in a single zone", severity: .low, cwe: 654,
    why: """
      When that zone fails, or its addresses run out, the function cannot start. Each concurrent run needs an \
      address.
      """,
    fix: "Name subnets in at least two zones.")

  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for function in application.functions {
      guard let subnets = function.subnets.value, subnets.count == 1,
        subnets[0].literal != nil || subnets[0].resource != nil,
        let place = function.subnets.place, seen.insert(place).inserted
      else { continue }
      findings.add(finding("\(function.id) runs in one subnet only", at: place, subjects: [function.id]))
    }
  }
}
