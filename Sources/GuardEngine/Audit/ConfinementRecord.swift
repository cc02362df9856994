package import GuardConfinement
import GuardInspection
import GuardPolicy
import GuardProxy

/// A line of the audit trail about something that the function's processes did. https://schema.ocsf.io/1.3.0
package struct ConfinementRecord {
  /// Class, activity and name, as the schema numbers them.
  private struct Kind {
    var classID: Int
    var name: String
    var activity: Int
  }

  private let event: ConfinementEvent
  private let invocation: (id: String, function: String, trace: String)

  /// - Parameter invocation: the one that runs; nil before the first and among several.
  package init(_ event: ConfinementEvent, during invocation: (id: String, function: String, trace: String)?) {
    self.event = event
    self.invocation = invocation ?? ("", "", "")
  }

  package var line: String {
    let kind = kind
    var writer = JSONText()
    writer.object { writer in
      writer.field("class_uid", kind.classID)
      writer.field("class_name", kind.name)
      writer.field("category_uid", kind.classID / 1000)
      writer.field("activity_id", kind.activity)
      writer.field("type_uid", kind.classID * 100 + kind.activity)
      writer.field("time", WallClock.milliseconds)
      writer.field("severity_id", severity)
      writeOutcome(&writer)
      AuditOrigin(function: invocation.function, trace: invocation.trace).write(&writer)
      writeActor(&writer)
      writeSubject(&writer)
      writer.object("unmapped") {
        $0.field("rule", event.rule)
        $0.field("mode", event.mode.rawValue)
        $0.array("reports", [AuditCategory.of(rule: event.rule).rawValue]) { $0.string($1) }
        $0.field("risk", "SAS-6")
        if !invocation.id.isEmpty { $0.field("request_id", invocation.id) }
      }
    }
    return writer.text
  }

  private var kind: Kind {
    switch event.subject {
    case .process: Kind(classID: 1007, name: "Process Activity", activity: 1)
    case .connection: Kind(classID: 4001, name: "Network Activity", activity: event.mode == .block ? 5 : 1)
    case .file(_, let operation): Kind(classID: 1001, name: "File System Activity", activity: Self.id(of: operation))
    case .confinement: Kind(classID: 6002, name: "Application Lifecycle", activity: 3)
    }
  }

  private static func id(of operation: ConfinementEvent.FileOperation) -> Int {
    switch operation {
    case .create: 1
    case .read: 2
    case .write: 3
    case .delete: 4
    case .rename: 5
    }
  }

  private var holds: Bool { event.subject == .confinement(state: Self.holding) }

  /// What is written when the confinement holds.
  package static let holding = "the function is confined"

  private var severity: Int { holds ? 1 : 4 }

  private func writeOutcome(_ writer: inout JSONText) {
    if case .confinement(let state) = event.subject {
      writer.field("status_id", holds ? 1 : 2)
      writer.field("message", state)
      return
    }
    let disposition: AuditEvent.Disposition = event.mode == .block ? .blocked : .detected
    writer.field("disposition", disposition.rawValue)
    writer.field("disposition_id", disposition.id)
    writer.field("message", "a process of the function goes against the rule '\(event.rule)'")
  }

  private func writeActor(_ writer: inout JSONText) {
    writer.object("actor") { actor in
      actor.object("process") {
        $0.field("pid", event.process)
        $0.field("name", event.command)
      }
    }
    writer.object("device") {
      $0.field("type_id", 99)
      $0.field("type", "Function sandbox")
    }
  }

  private func writeSubject(_ writer: inout JSONText) {
    switch event.subject {
    case .process(let program):
      writer.object("process") { process in
        process.object("file") {
          $0.field("path", program)
          $0.field("name", Self.name(of: program))
          $0.field("type_id", 1)
        }
      }
    case .connection(let address, let port, let name):
      writer.object("dst_endpoint") {
        $0.field("ip", address)
        $0.field("port", port)
        if !name.isEmpty { $0.field("hostname", name) }
      }
    case .file(let path, _):
      writer.object("file") {
        $0.field("path", path)
        $0.field("name", Self.name(of: path))
        $0.field("type_id", 1)
      }
    case .confinement:
      writer.object("app") {
        $0.field("name", "cordon-guard")
        $0.field("vendor_name", "Cordon")
      }
    }
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
