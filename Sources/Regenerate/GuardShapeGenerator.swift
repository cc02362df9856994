import Core
import Flow
import Knowledge

/// Writes what the catalogue knows of events for the guard, as text: the guard links nothing of the scanner.
package struct GuardShapeGenerator: Generator {
  package init() {}

  package func files(root: String) throws -> [GeneratedFile] {
    let lines = try KnowledgeBase(folder: "\(root)/Catalog").events.flatMap(Self.lines)
    let text = """
      // Written by `make regenerate` from Catalog/events/. Do not edit.

      /// The triggers' events: a line a trigger, a way to recognise it, a field, the rest. A field has its path, `o` when
      /// outsiders write it and `s` when it is sensitive (`-` when neither), and its encodings.
      let generatedTriggerShapes = #\"\"\"
      \(lines.map { "  \($0)" }.joined(separator: "\n"))
        \"\"\"#

      """
    return [GeneratedFile(path: "Sources/GuardEngine/Shapes/GeneratedTriggerShapes.swift", text: text)]
  }

  private static func lines(_ shape: EventShape) -> [String] {
    let recognise = shape.recognise.map { "recognise " + $0.joined(separator: " ") }
    let fields = shape.fields.map { field in
      words(["field", field.path.map(escaped).joined(separator: "."), marks(field)] + field.peel)
    }
    return ["trigger \(shape.trigger.rawValue)"] + recognise + fields
      + [words(["rest", marks(shape.rest)] + shape.rest.peel)]
  }

  private static func words(_ words: [String]) -> String { words.joined(separator: " ") }

  /// A dot in a field's own name.
  private static func escaped(_ part: String) -> String {
    part.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "\\.")
  }

  private static func marks(_ field: EventShape.Field) -> String {
    let isOutsiders = [.anonymous, .user, .producer].contains(field.controller) && field.form != .harmless
    let isSensitive = field.kind == .sensitive || field.kind == .secret
    let marks = (isOutsiders ? "o" : "") + (isSensitive ? "s" : "")
    return marks.isEmpty ? "-" : marks
  }
}
