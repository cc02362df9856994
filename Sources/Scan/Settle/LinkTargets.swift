import Core

extension ScanState {
  /// What was found in a linked copy is said of the file that the link leads to, so that it is said once.
  mutating func moveToLinkTargets() {
    if links.isEmpty { return }
    let targets = linkTargets()
    for index in findings.indices {
      findings[index].place.move(by: targets)
      for step in findings[index].steps.indices { findings[index].steps[step].place.move(by: targets) }
      for other in findings[index].related.indices { findings[index].related[other].place.move(by: targets) }
      for edit in findings[index].fix.edits.indices { findings[index].fix.edits[edit].place.move(by: targets) }
      for setting in findings[index].fix.settings.indices {
        findings[index].fix.settings[setting].owner.move(by: targets)
      }
    }
  }

  /// The file that a link leads to, for every file behind one.
  private func linkTargets() -> [FileID: FileID] {
    var targets: [FileID: FileID] = [:]
    for link in links {
      for file in tree.files(below: link.path) {
        targets[file.id] = tree.file(at: link.target + file.path.dropFirst(link.path.count))?.id
      }
      if let file = tree.file(at: link.path) { targets[file.id] = tree.file(at: link.target)?.id }
    }
    return targets
  }
}

extension Place {
  fileprivate mutating func move(by targets: [FileID: FileID]) { file = targets[file] ?? file }
}
