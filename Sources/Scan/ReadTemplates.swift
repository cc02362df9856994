import Core

extension ScanState {
  /// Every template becomes an application.
  mutating func readTemplates() {}
}
