import Core

extension ScanState {
  /// Adds the credentials that stand in the applications' files.
  mutating func searchSecrets() {}
}
