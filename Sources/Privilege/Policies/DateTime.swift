/// Points of time as policies write them: ISO 8601 ("2026-03-01T00:00:00Z", "2026-03-01") or seconds since 1970.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
enum DateTime {
  /// Seconds since 1970; nil when the text is no point of time.
  static func seconds(_ text: String) -> Double? {
    if let epoch = Double(text) { return epoch }
    let halves = text.split(separator: "T", maxSplits: 1).map(String.init)
    guard let days = halves.first.flatMap(days) else { return nil }
    guard halves.count == 2 else { return Double(days) * 86_400 }
    return clock(halves[1]).map { Double(days) * 86_400 + $0 }
  }

  /// Days since 1970 of "2026-03-01", in the calendar without end that starts each year in March.
  private static func days(_ date: String) -> Int? {
    let parts = date.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (1...12) ~= month,
      (1...31) ~= day, (1...9999) ~= year
    else { return nil }
    let shifted = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leapDays = shifted.0 / 4 - shifted.0 / 100 + shifted.0 / 400
    return shifted.0 * 365 + leapDays + (shifted.1 * 153 + 2) / 5 + day - 1 - 719_468
  }

  /// Seconds since midnight in UTC of "12:30:15.5+02:00".
  private static func clock(_ text: String) -> Double? {
    let sign = text.lastIndex { $0 == "+" || $0 == "-" }
    let time = text[..<(sign ?? text.endIndex)].filter { $0 != "Z" }
    guard let seconds = sexagesimal(time) else { return nil }
    guard let sign else { return seconds }
    guard let offset = sexagesimal(String(text[text.index(after: sign)...])) else { return nil }
    return text[sign] == "+" ? seconds - offset : seconds + offset
  }

  private static func sexagesimal(_ text: String) -> Double? {
    let parts = text.split(separator: ":").map { Double($0) }
    guard (1...3) ~= parts.count else { return nil }
    var total = 0.0
    for (index, part) in parts.enumerated() {
      guard let part else { return nil }
      total += part * [3600, 60, 1][index]
    }
    return total
  }
}
