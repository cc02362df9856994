import Core

/// Services of the Serverless Framework, versions 1 to 4: serverless.yml, .yaml, .json, .js and .ts, read and never
/// run. https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
enum ServerlessFramework: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    let name = Path.name(of: file.path)
    guard name.hasPrefix("serverless"), !name.hasPrefix("serverless-compose.") else { return false }
    switch Path.pathExtension(of: name) {
    case "yml", "yaml", "json", "js", "cjs", "mjs", "ts", "cts", "mts":
      return Words.occurs("service", in: file.bytes) && Words.occurs("provider", in: file.bytes)
    default: return false
    }
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    let (document, read) = document(file, in: tree, &result)
    guard let document, ServiceDefinition.isService(document) else {
      return isMainFile(file) ? result : TemplateResult()
    }
    var resolver = VariableResolver(root: document, folder: Path.folder(of: file.path), tree: tree)
    let root = resolver.resolve()
    let service = ServiceDefinition(root, file: file, stage: resolver.stage())
    if service.isAWS {
      ServiceAssembly.read(service, in: tree, into: &result)
    } else {
      OtherProvider.read(service, in: tree, into: &result)
    }
    result.diagnostics += resolver.diagnostics + resolver.includes.diagnostics
    result.consumed = resolver.includes.read.union(read).filter { $0 != file.id && !isMainFile(tree[$0]) }.sorted()
    return result
  }

  /// A service may take a value from the main file of another service, which stays an application of its own.
  private static func isMainFile(_ file: SourceFile) -> Bool {
    let name = Path.name(of: file.path)
    return name.hasPrefix("serverless.") && name.split(separator: ".").count == 2
  }

  private static func document(
    _ file: SourceFile, in tree: FileTree, _ result: inout TemplateResult
  ) -> (Node?, read: Set<FileID>) {
    guard IncludedFiles.isCode(file.path) else {
      let document = DocumentReader.read(file)
      result.diagnostics += document.diagnostics
      return (document.roots.first, [])
    }
    var modules = ModuleReader(tree: tree)
    let exports = modules.exports(at: file.path)
    if exports?.isMapping != true, isMainFile(file) {
      result.diagnostics.append(
        Diagnostic(.unsupported, "the service is computed by code and was not read", at: file.whole))
    }
    return (exports, modules.read)
  }
}

/// Literal words in bytes.
enum Words {
  static func occurs(_ word: String, in bytes: [UInt8]) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, bytes.count >= word.count else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      (0...(buffer.count - word.count)).contains { start in
        buffer[start] == first && word.indices.allSatisfy { buffer[start + $0] == word[$0] }
      }
    }
  }
}
