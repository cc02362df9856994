import Core

extension ScanState {
  /// Adds the dependencies that the applications' manifests name.
  mutating func readManifests() {}
}
