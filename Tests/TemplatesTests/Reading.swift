import Core

@testable import Templates

/// What a small tree of files reads as.
struct Reading {
  let tree: FileTree
  let result: TemplateResult

  init(_ template: String, at path: String = "template.yaml", files: [String: String] = [:]) {
    var contents = files.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    contents.append((path, Array(template.utf8)))
    tree = FileTree(contents: contents)
    let tree = tree
    result = TemplateReader.merge(TemplateReader.candidates(in: tree).map { TemplateReader.read($0, in: tree) })
  }

  /// The one application; an empty one when there is none, so that expectations fail instead of the test crashing.
  var application: Application {
    result.applications.first
      ?? Application(name: "missing", format: .codeOnly, folder: "", place: Place(FileID(0), 0, 0))
  }

  func text(_ place: Place?) -> String { place.map { tree.text($0) } ?? "nowhere" }

  func function(_ id: String) -> Function {
    application.function(id) ?? Function(id: "missing", place: application.place)
  }

  func role(_ id: String) -> Role { application.role(id) ?? Role(id: "missing", place: application.place) }

  func api(_ id: String) -> API {
    application.apis.first { $0.id == id } ?? API(id: "missing", kind: .rest, place: application.place)
  }
}

/// A document read from bytes, with its file.
struct DocumentReading {
  let file: SourceFile
  let document: Document

  init(_ bytes: [UInt8], path: String = "a.yaml") {
    file = SourceFile(id: FileID(0), path: path, bytes: bytes)
    document = DocumentReader.read(file)
  }

  init(_ text: String, path: String = "a.yaml") { self.init(Array(text.utf8), path: path) }

  var root: Node { document.roots.first ?? Node(.scalar("missing", .plain), place: file.whole) }

  func text(_ node: Node?) -> String { node.map { file.text($0.place) } ?? "nowhere" }
}
