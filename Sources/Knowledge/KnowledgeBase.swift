import Core
package import Flow

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rows and events of a folder of catalogue files.
package struct KnowledgeBase: Sendable {
  /// The rows of one key. Keys of operations are folded; `spelling` keeps the name as written.
  package struct KeyRows: Sendable {
    package var key: String
    package var spelling: String
    package var rows: [CatalogRow]
  }

  package private(set) var rows: [KnowledgeLanguage: [KeyedRow]] = [:]
  /// By trigger, in the order of the triggers' names.
  package private(set) var events: [EventShape] = []

  /// Reads the files of the folders python/, javascript/, aws/ and events/ under a folder.
  /// - Throws: `KnowledgeError` with every fault of every file; an error of the file system.
  package init(folder: String) throws {
    var problems: [KnowledgeProblem] = []
    for language in KnowledgeLanguage.allCases {
      for path in try Self.files(in: "\(folder)/\(language.rawValue)") {
        Self.collect(&problems) {
          let file = try LibraryFile(Self.text(at: path), path: Self.shortened(path, in: folder), language: language)
          rows[language, default: []] += file.rows
        }
      }
    }
    for path in try Self.files(in: "\(folder)/events") {
      Self.collect(&problems) {
        let shape = try EventFile.shape(Self.text(at: path), path: Self.shortened(path, in: folder))
        events.append(shape)
      }
    }
    events.sort { $0.trigger.rawValue < $1.trigger.rawValue }
    problems += KnowledgeLanguage.allCases.flatMap { Self.duplicates(rows[$0] ?? []) }
    if !problems.isEmpty { throw KnowledgeError(problems) }
  }

  package init(files: [LibraryFile], events: [EventShape] = []) throws {
    for file in files { rows[file.language, default: []] += file.rows }
    self.events = events
    let problems = KnowledgeLanguage.allCases.flatMap { Self.duplicates(rows[$0] ?? []) }
    if !problems.isEmpty { throw KnowledgeError(problems) }
  }

  /// The rows of a language by key, sorted by the keys' bytes.
  package func table(_ language: KnowledgeLanguage) -> [KeyRows] {
    let isFolded = language == .aws
    let groups = Dictionary(grouping: rows[language] ?? []) { isFolded ? CatalogKey.folded($0.key) : $0.key }
    return groups.map { KeyRows(key: $0.key, spelling: $0.value[0].key, rows: $0.value.map(\.row)) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// Rows that say what an earlier row says.
  private static func duplicates(_ rows: [KeyedRow]) -> [KnowledgeProblem] {
    struct Statement: Hashable {
      var key: String
      var subject: Selector
      var effect: CatalogRow.Effect
      var conditions: [Condition]
      var isMember: Bool
    }
    var seen: [Statement: KeyedRow] = [:]
    return rows.compactMap { row in
      let statement = Statement(
        key: row.key, subject: row.row.subject, effect: row.row.effect, conditions: row.row.conditions,
        isMember: row.row.isMember)
      guard let first = seen.updateValue(row, forKey: statement) else { return nil }
      return KnowledgeProblem(
        path: row.path, line: row.line, message: "\(row.key) says what \(first.path):\(first.line) says")
    }
  }

  private static func collect(_ problems: inout [KnowledgeProblem], _ read: () throws -> Void) {
    do {
      try read()
    } catch let error as KnowledgeError {
      problems += error.problems
    } catch {
      problems.append(KnowledgeProblem(line: 1, message: "\(error)"))
    }
  }

  // MARK: Files

  /// The YAML files of a folder, sorted; none when the folder is missing.
  private static func files(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }

  private static func text(at path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw KnowledgeProblem(path: path, line: 1, message: "cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path from the catalogue's own folder on, which is the same on every machine.
  private static func shortened(_ path: String, in folder: String) -> String {
    "Catalog" + path.dropFirst(folder.utf8.count)
  }
}

extension Catalog {
  /// Adds the rows of a user's file.
  package mutating func add(_ file: LibraryFile) {
    for row in file.rows {
      switch file.language {
      case .python: python[row.key, default: []].append(row.row)
      case .javascript: javascript[row.key, default: []].append(row.row)
      case .aws: operations[CatalogKey.folded(row.key), default: []].append(row.row)
      }
    }
  }
}
