import Core

/// A layer from another account.
struct ExternalLayer: Rule {
  static let info = RuleInfo(
    id: "external-layer", risk: .insecureDependencies, title: "layer of another account", severity: .low,
    confidence: .medium, cwe: 829,
    why: """
      The layer's code runs in every invocation, before and beside yours, with the function's role. Its owner \
      can be taken over, and nobody reviewed what is in it.
      """,
    fix: "Publish a reviewed copy of the layer in your own account, and name that version.")

  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for function in application.functions {
      for layer in function.layers {
        guard let account = KnownLayers.foreignAccount(of: layer.text), seen.insert(layer.place).inserted else {
          continue
        }
        let users = application.functions.filter { $0.layers.contains(layer) }.map(\.id)
        findings.add(
          finding(
            "\(users.joined(separator: ", ")) runs a layer of account \(account)", at: layer.place, subjects: users))
      }
    }
  }
}
