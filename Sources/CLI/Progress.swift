/// Says on the terminal which stage a long scan is in. Short scans and pipelines see nothing of it.
struct Progress: Sendable {
  private let start = ContinuousClock.now
  private let isShown = Terminal.isErrorTerminal

  /// Scans that end sooner than this show nothing.
  private static let patience = Duration.milliseconds(800)

  func begin(_ stage: String) { replace("cordon: \(stage) …") }

  func end() { replace("") }

  /// Writes over what stood on the line before.
  private func replace(_ text: String) {
    if isShown, ContinuousClock.now - start > Self.patience { Terminal.note("\r\u{1B}[2K" + text) }
  }
}
