import Core

/// Which application a file belongs to. Applications may nest and may share a folder, so the closest claim counts: being
/// the template itself, then lying in a function's code folder, then lying in the application's folder.
struct Ownership {
  private var byTemplate: [FileID: Int] = [:]
  private var byCodeFolder: [String: Int] = [:]
  private var byFolder: [String: Int] = [:]

  init(_ applications: [Application]) {
    for (index, application) in applications.enumerated() {
      Self.claim(&byTemplate, application.place.file, for: index)
      Self.claim(&byFolder, application.folder, for: index)
      for function in application.functions where application.format != .codeOnly {
        if case .folder(let folder) = function.code { Self.claim(&byCodeFolder, folder, for: index) }
      }
    }
    // Handlers without a template claim what no template's folder does.
    for (index, application) in applications.enumerated() where application.format == .codeOnly {
      for function in application.functions {
        if case .folder(let folder) = function.code { Self.claim(&byFolder, folder, for: index) }
      }
    }
  }

  /// The first claim stays, so that the answer does not depend on chance.
  private static func claim<Key>(_ claims: inout [Key: Int], _ key: Key, for index: Int) {
    if claims[key] == nil { claims[key] = index }
  }

  /// The index of the application; nil when the file lies outside all of them.
  func owner(of file: SourceFile) -> Int? { byTemplate[file.id] ?? owner(ofFolder: Path.folder(of: file.path)) }

  func owner(ofFolder folder: String) -> Int? {
    var folder = folder
    while true {
      if let index = byCodeFolder[folder] ?? byFolder[folder] { return index }
      if folder.isEmpty { return nil }
      folder = Path.folder(of: folder)
    }
  }
}

extension ScanState {
  /// The application that takes what belongs to none: it stands for the scanned folder and has no functions.
  mutating func remainder() -> Int? {
    if let index = remainderIndex { return index }
    guard let first = tree.files.first else { return nil }
    applications.append(Application(name: "other files", format: .codeOnly, folder: "", place: first.whole))
    remainderIndex = applications.count - 1
    return remainderIndex
  }
}
