import Core
import Secrets

extension ScanState {
  /// Adds the credentials that stand in the applications' files.
  mutating func searchSecrets() {
    let tree = tree
    let found = Parallel.map(tree.files.count, jobs: options.jobs) { SecretScanner.scan(tree.files[$0]) }
    let ownership = Ownership(applications)
    for (file, secrets) in zip(tree.files, found) where !secrets.isEmpty {
      guard let index = ownership.owner(of: file) ?? remainder() else { continue }
      applications[index].evidence.secrets += secrets
    }
  }
}
