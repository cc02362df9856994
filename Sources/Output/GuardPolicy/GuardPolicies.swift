package import Core

/// What the guard is to expect of each function, from what a scan knows: what fires it, which fields go where, who may
/// call its routes. docs/guard.md describes the form.
package enum GuardPolicies {
  /// The policy of one function.
  package struct Document: Sendable {
    /// The function's id in its template.
    package var function: String
    /// Unique among the documents, and fit for a file's name.
    package var fileName: String
    package var text: String
  }

  /// - Parameter applications: indices of the report's applications, in the order wanted.
  package static func write(_ report: ScanReport, applications: [Int]) -> [Document] {
    var taken: Set<String> = []
    return applications.flatMap { index in
      let application = report.applications[index]
      return application.functions.map { function in
        let text = PolicyText(application, function).render()
        return Document(
          function: function.id, fileName: fileName(function, application, &taken), text: text)
      }
    }
  }

  private static func fileName(
    _ function: Function, _ application: Application, _ taken: inout Set<String>
  ) -> String {
    let plain = safe(function.id)
    var name = plain
    if taken.contains(name) { name = safe(application.name) + "-" + plain }
    var count = 2
    while !taken.insert(name).inserted {
      name = "\(plain)-\(count)"
      count += 1
    }
    return name + ".json"
  }

  private static func safe(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
  }
}

/// Writes one policy.
private struct PolicyText {
  private let application: Application
  private let function: Function
  /// Triggers of one kind are one to the guard, which sees only their events.
  private let kinds: [TriggerKind]

  init(_ application: Application, _ function: Function) {
    self.application = application
    self.function = function
    var kinds: [TriggerKind] = []
    for trigger in function.triggers where !kinds.contains(trigger.kind) { kinds.append(trigger.kind) }
    if function.url != nil, !kinds.contains(.functionURL) { kinds.append(.functionURL) }
    self.kinds = kinds
  }

  func render() -> String {
    let routes = GuardedRoute.all(of: function, in: application)
    var writer = JSONWriter()
    writer.object { out in
      out.field("version", 1)
      out.field("function", function.id)
      out.field("mode", "block")
      out.field("on-failure", "closed")
      out.array("triggers", kinds) { out, kind in out.object { write(kind, &$0) } }
      if routes.contains(where: { $0.isAuthenticated }) {
        out.object("authentication") { out in
          out.object("platform") { $0.field("kind", "platform") }
        }
      }
      if !routes.isEmpty { out.array("routes", routes) { out, route in out.object { route.write(&$0) } } }
      let secrets = function.environment.map(\.name).filter(SecretVariable.isName)
      if !secrets.isEmpty {
        out.object("responses") { $0.field("secret-variables", secrets) }
      }
      writeConfinement(&out)
    }
    return writer.text + "\n"
  }

  /// A scan does not know every program that a function starts, so this much is only written down. Where the kernel does not
  /// allow even that, the function runs all the same.
  private func writeConfinement(_ out: inout JSONWriter) {
    out.object("confinement") { out in
      out.field("children", "observe")
      out.field("runtime-api", "observe")
      out.field("on-failure", "open")
    }
  }

  private func write(_ kind: TriggerKind, _ out: inout JSONWriter) {
    out.field("kind", kind.rawValue)
    let triggers = function.triggers.filter { $0.kind == kind }
    // One mapping that takes back no single record is enough: to it a report of one would be an empty success.
    if !triggers.isEmpty, triggers.allSatisfy({ $0.reportsBatchItemFailures.value == true }) {
      out.field("reports-failures", true)
    }
    let fields = GuardedField.all(of: function, trigger: kind, in: application)
    if !fields.isEmpty { out.array("fields", fields) { out, field in out.object { field.write(&$0) } } }
  }
}

/// Variables that hold what must not leave, by their names.
private enum SecretVariable {
  static func isName(_ name: String) -> Bool {
    let upper = name.uppercased()
    let words = ["SECRET", "PASSWORD", "PASSWD", "TOKEN", "API_KEY", "APIKEY", "PRIVATE_KEY", "CREDENTIAL"]
    // The name or address of a secret is none.
    let isReference = ["_ARN", "_NAME", "_ID", "_TABLE", "_URL"].contains { upper.hasSuffix($0) }
    return !isReference && words.contains { upper.contains($0) }
  }
}
