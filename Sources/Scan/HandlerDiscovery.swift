import Core

extension ScanState {
  /// Folders that hold handlers and belong to no template become applications too.
  mutating func discoverHandlers() {}
}
