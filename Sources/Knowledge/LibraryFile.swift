import Core
package import Flow
import Yams

/// The table of the catalogue that a file's rows go to.
package enum KnowledgeLanguage: String, CaseIterable, Hashable, Sendable {
  case python, javascript
  /// Operations of cloud services, for every language.
  case aws
}

/// A row with the key it belongs to and the place it was written at.
package struct KeyedRow: Hashable, Sendable {
  package var key: String
  package var row: CatalogRow
  package var path: String
  /// From 1.
  package var line: Int
}

/// A file of the catalogue about a library or a service: `package:` or `service:`, and sections of rows.
package struct LibraryFile: Sendable {
  package var language: KnowledgeLanguage
  package var rows: [KeyedRow] = []

  /// - Parameters:
  ///   - path: for messages.
  ///   - language: by the file's folder; nil when the file itself says it in `language:`.
  /// - Throws: `KnowledgeError` with every fault of the file.
  package init(_ text: String, path: String, language: KnowledgeLanguage?) throws {
    var reader = LibraryReader(path: path)
    do {
      let root = try KnowledgeText.root(of: text)
      self.language = try reader.read(root, language: language)
    } catch let problem as KnowledgeProblem {
      reader.problems.append(problem)
      self.language = language ?? .python
    }
    rows = reader.rows
    if reader.problems.isEmpty { return }
    throw KnowledgeError(
      reader.problems.map { KnowledgeProblem(path: path, line: $0.line, message: $0.message) })
  }
}

/// Reads YAML with the line of every node.
enum KnowledgeText {
  /// - Throws: `KnowledgeProblem` when the text is no YAML or empty.
  static func root(of text: String) throws -> Node {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw KnowledgeProblem(line: 1, message: "the file is empty")
      }
      return node
    } catch let error as YamlError {
      throw KnowledgeProblem(line: error.line, message: error.summary)
    }
  }
}

extension YamlError {
  /// The line of the fault, from 1; 1 when it has none.
  var line: Int {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: 1
    }
  }

  /// What is wrong, in one line.
  var summary: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    case .duplicatedKeysInMapping(let names, _): "\(names.sorted().joined(separator: ", ")) stands twice"
    default: "the file cannot be read as YAML"
    }
  }
}

/// Turns the sections of one file into rows, and goes on after a fault.
private struct LibraryReader {
  let path: String
  var rows: [KeyedRow] = []
  var problems: [KnowledgeProblem] = []
  /// The package as written in keys, and the names that mean the same package.
  private var package = ""
  private var aliases: [String] = []
  private var prefix = ""

  init(path: String) { self.path = path }

  mutating func read(_ root: Node, language folder: KnowledgeLanguage?) throws -> KnowledgeLanguage {
    var file = try Entry(root)
    guard let language = try file.choice("language", of: KnowledgeLanguage.self) ?? folder else {
      throw file.problem("language is missing")
    }
    if language == .aws {
      prefix = "aws:\(try file.required("service"))."
    } else {
      package = try file.required("package")
    }
    aliases = try file.texts("aliases")
    _ = try file.texts("source")
    _ = try file.text("note")
    for section in Section.allCases {
      guard let node = file.node(section.rawValue) else { continue }
      guard let items = node.sequence else { throw file.problem("\(section.rawValue): expected a list", at: node) }
      for item in items { add(item, of: section) }
    }
    try file.finish()
    return language
  }

  private mutating func add(_ item: Node, of section: Section) {
    do {
      try addRows(item, of: section)
    } catch let problem as KnowledgeProblem {
      problems.append(problem.line > 0 ? problem : KnowledgeProblem(line: item.line, message: problem.message))
    } catch {
      problems.append(KnowledgeProblem(line: item.line, message: "\(error)"))
    }
  }

  private mutating func addRows(_ item: Node, of section: Section) throws {
    var entry = try Entry(short: item, as: section.placeField)
    let places = try entry.texts(section.placeField).map(Location.init)
    if places.isEmpty { throw entry.problem("\(section.placeField) is missing") }
    let conditions = try entry.node("when").map(ConditionNotation.conditions) ?? []
    let note = try entry.text("because") ?? ""
    let confidence = try confidence(&entry)
    let form = try entry.choice("form", of: EventShape.Form.self) ?? .any
    for place in places {
      for effect in try section.effects(&entry, place) {
        var row = CatalogRow(
          subject: place.subject, effect: effect, conditions: conditions, note: note, confidence: confidence)
        row.isMember = place.isMember
        row.form = form
        add(row, to: place.keys, line: entry.line)
      }
    }
    try entry.finish()
  }

  private func confidence(_ entry: inout Entry) throws -> Confidence {
    guard let name = try entry.text("confidence") else { return .high }
    guard let confidence = Confidence.allCases.first(where: { $0.name == name }) else {
      throw entry.problem("confidence: \(name) is unknown; known are low, medium, high")
    }
    return confidence
  }

  private mutating func add(_ row: CatalogRow, to keys: [String], line: Int) {
    for key in keys {
      for name in [key] + renamed(key) {
        rows.append(KeyedRow(key: prefix + name, row: row, path: path, line: line))
      }
    }
  }

  /// The key under the package's other names.
  private func renamed(_ key: String) -> [String] {
    guard key == package || key.hasPrefix(package + ".") else { return [] }
    return aliases.map { $0 + key.dropFirst(package.count) }
  }
}
