import Knowledge

/// Compiles the catalogue's files into the table that is linked into Cordon.
package struct CatalogGenerator: Generator {
  package init() {}

  package func files(root: String) throws -> [GeneratedFile] {
    let knowledge = try KnowledgeBase(folder: "\(root)/Catalog")
    return [GeneratedFile(path: "Sources/CCatalog/catalog.bin", bytes: CatalogCompiler.bytes(knowledge))]
  }
}
