import Core

/// A function's container that runs as root. Lambda runs every image as a user of its own.
struct RootContainer: Rule {
  static let info = RuleInfo(
    id: "root-container", risk: .insecureDeployment, title: "container that runs as root", severity: .low, cwe: 250,
    why: """
      Whoever gets a command into the function is root in its container: they replace the code for the calls that \
      come after, and every hole of the container's runtime is open to them.
      """,
    fix: "Name another user before the command: `USER 1000`.",
    references: ["https://docs.docker.com/build/building/best-practices/#user"])

  func check(_ application: Application, into findings: inout Findings) {
    guard !application.isOnAWS else { return }
    var told: Set<Place> = []
    for function in application.functions where function.containerUser.value == "root" {
      guard let place = function.containerUser.place, told.insert(place).inserted else { continue }
      findings.add(finding("the container of \(function.id) runs as root", at: place, subjects: [function.id]))
    }
  }
}
