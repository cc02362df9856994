import Core

extension ScanState {
  /// Runs every enabled rule over every application, in parallel.
  mutating func check() {}
}
