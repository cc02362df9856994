import Core
package import Flow
import Yams

/// A file of the catalogue about the event of one trigger.
package enum EventFile {
  /// - Throws: `KnowledgeError` with every fault of the file.
  package static func shape(_ text: String, path: String) throws -> EventShape {
    do {
      return try shape(Entry(try KnowledgeText.root(of: text)))
    } catch let problem as KnowledgeProblem {
      throw KnowledgeError([KnowledgeProblem(path: path, line: problem.line, message: problem.message)])
    }
  }

  private static func shape(_ root: Entry) throws -> EventShape {
    var file = root
    guard let trigger = try file.choice("trigger", of: TriggerKind.self) else {
      throw file.problem("trigger is missing")
    }
    let title = try file.required("title")
    if try file.texts("source").isEmpty { throw file.problem("source is missing: where the shape is documented") }
    _ = try file.text("note")
    let recognise = try file.texts("recognise").map { line in
      line.split(separator: " ").map(String.init)
    }
    let fields = try file.list("fields").map { try field($0, isRest: false) }
    guard let node = file.node("rest") else { throw file.problem("rest is missing") }
    let rest = try field(node, isRest: true)
    let anatomy = try anatomy(&file)
    let arguments = try arguments(&file)
    let answersPage = try file.flag("page") ?? false
    try file.finish()
    try refuseDuplicates(fields, in: file)
    var shape = EventShape(
      trigger: trigger, title: title, recognise: recognise, fields: fields.map(\.field), rest: rest.field)
    (shape.anatomy, shape.arguments, shape.answersPage) = (anatomy, arguments, answersPage)
    return shape
  }

  private static func anatomy(_ file: inout Entry) throws -> EventShape.Anatomy {
    var anatomy = EventShape.Anatomy()
    anatomy.record = try file.text("record").map(parts) ?? []
    anatomy.payload = try file.text("payload").map(parts) ?? []
    anatomy.envelope = try file.text("envelope").map(parts) ?? []
    anatomy.attributes = try file.text("attributes").map(parts) ?? []
    anatomy.sender = try file.text("sender").map(parts) ?? []
    return anatomy
  }

  /// What handlers are called with, where that is not an event and a context.
  private static func arguments(_ file: inout Entry) throws -> EventShape.Arguments {
    guard let node = file.node("arguments") else { return EventShape.Arguments() }
    var entry = try Entry(node)
    let arguments = EventShape.Arguments(
      python: try entry.texts("python"), javascript: try entry.texts("javascript"),
      declared: try entry.text("declared") ?? "")
    try entry.finish()
    return arguments
  }

  private static func field(_ node: Node, isRest: Bool) throws -> (field: EventShape.Field, line: Int) {
    var entry = try Entry(node)
    let path = isRest ? [] : parts(of: try entry.required("path"))
    guard let controller = try entry.choice("by", of: Controller.self) else { throw entry.problem("by is missing") }
    guard let form = try entry.choice("form", of: EventShape.Form.self) else { throw entry.problem("form is missing") }
    let kind = try entry.choice("kind", of: SourceKind.self) ?? .event
    let peel = try entry.texts("peel")
    if let other = peel.first(where: { !encodings.contains($0) }) { throw entry.problem("peel: \(other) is unknown") }
    _ = try entry.text("because")
    try entry.finish()
    return (EventShape.Field(path: path, controller: controller, form: form, kind: kind, peel: peel), entry.line)
  }

  /// The fields of a path; `\\.` is a dot in a field's own name ("CodePipeline.job").
  private static func parts(of path: String) -> [String] {
    var parts = [""]
    for piece in path.split(separator: ".", omittingEmptySubsequences: false) {
      if parts[parts.count - 1].hasSuffix("\\") {
        parts[parts.count - 1].removeLast()
        parts[parts.count - 1] += ".\(piece)"
      } else if parts == [""] {
        parts = [String(piece)]
      } else {
        parts.append(String(piece))
      }
    }
    return parts
  }

  /// What a value can be wrapped in.
  private static let encodings: Set<String> = ["url", "base64", "json", "gzip"]

  private static func refuseDuplicates(_ fields: [(field: EventShape.Field, line: Int)], in file: Entry) throws {
    var seen: Set<[String]> = []
    for (field, line) in fields where !seen.insert(field.path).inserted {
      throw KnowledgeProblem(line: line, message: "\(field.path.joined(separator: ".")) stands twice")
    }
  }
}

extension Entry {
  /// The items of a list; none when the field is missing.
  mutating func list(_ name: String) throws -> [Node] {
    guard let node = node(name) else { return [] }
    guard let items = node.sequence else { throw problem("\(name): expected a list", at: node) }
    return Array(items)
  }
}
