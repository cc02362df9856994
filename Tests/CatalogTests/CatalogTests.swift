import Core
import Flow
import Knowledge
import Syntax
import Testing

@Suite struct CatalogTests {
  @Test func committedTableIsFresh() throws {
    let expected = try CatalogCompiler.bytes(Repository.knowledge())
    #expect(
      Repository.bytes("Sources/CCatalog/catalog.bin") == expected, "catalog.bin is stale: run `make regenerate`")
  }

  @Test func readsBackEveryRow() throws {
    let knowledge = try Repository.knowledge()
    let compiled = try #require(CompiledCatalog(bytes: CatalogCompiler.bytes(knowledge)))
    for (language, table) in zip(KnowledgeLanguage.allCases, CompiledCatalog.Table.allCases) {
      let written = knowledge.table(language)
      #expect(compiled.keys(in: table) == written.map(\.key))
      for entry in written { #expect(compiled.rows(for: entry.key, in: table) == entry.rows, "\(entry.key)") }
    }
    for shape in knowledge.events { #expect(compiled.shape(of: shape.trigger) == shape) }
  }

  @Test func looksUpWhatComesWithCordon() throws {
    let catalog = Catalog.builtIn
    #expect(catalog.rows(for: "os.system", language: .python).map(\.effect) == [.sink(.shell)])
    #expect(catalog.knows("child_process.exec", language: .typescript))
    #expect(!catalog.knows("child_process.exec", language: .python))
    #expect(catalog.rows(for: "no.such.key", language: .javascript).isEmpty)
    #expect(catalog.shape(of: .s3)?.fields.isEmpty == false)
  }

  @Test(arguments: ["get_item", "getItem", "GetItem"])
  func findsOperationsInEverySpelling(name: String) {
    let operation = Catalog.builtIn.operation(name, of: "dynamodb")
    #expect(operation.name == "GetItem")
    #expect(operation.rows.contains { $0.effect == .source(.stored, .producer) })
    #expect(operation.rows.contains { $0.effect == .resource })
  }

  @Test func refusesARowThatStandsTwice() throws {
    let text = "package: sample\nsinks:\n  - { at: f(a@0), kind: shell }\n  - { at: f(a@0), kind: shell }\n"
    let file = try LibraryFile(text, path: "sample.yaml", language: .python)
    let error = try #require(throws: KnowledgeError.self) { try KnowledgeBase(files: [file]) }
    #expect(error.description == "sample.yaml:4: f says what sample.yaml:3 says")
  }

  @Test func addsAUsersRows() throws {
    let text = "language: javascript\npackage: mine\nsinks: [ { at: mine.run(@0), kind: shell } ]\n"
    var catalog = Catalog.builtIn
    catalog.add(try LibraryFile(text, path: "mine.yaml", language: nil))
    #expect(catalog.rows(for: "mine.run", language: .tsx).map(\.effect) == [.sink(.shell)])
  }

  @Test func survivesDamagedTables() throws {
    let bytes = try CatalogCompiler.bytes(Repository.knowledge())
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
      let cut = CompiledCatalog(bytes: Array(bytes.prefix(length)))
      _ = cut?.rows(for: "subprocess.run", in: .python)
      var changed = bytes
      changed[length] ^= 0xFF
      _ = CompiledCatalog(bytes: changed)?.rows(for: "subprocess.run", in: .python)
      _ = CompiledCatalog(bytes: changed)?.shape(of: .s3)
    }
  }

  @Test func keysAreSane() throws {
    let knowledge = try Repository.knowledge()
    for language in KnowledgeLanguage.allCases {
      for entry in knowledge.table(language) {
        let parts = entry.key.split(separator: ".", omittingEmptySubsequences: false)
        #expect(parts.allSatisfy { !$0.isEmpty }, "\(entry.key)")
        #expect(!entry.key.contains { $0 == " " || $0 == "(" || $0 == "|" }, "\(entry.key)")
        #expect(entry.rows.count < 60, "\(entry.key) has \(entry.rows.count) rows")
      }
    }
  }
}
