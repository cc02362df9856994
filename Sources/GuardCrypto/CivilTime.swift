/// Dates of the calendar as seconds since 1970 and back, always in UTC.
/// https://howardhinnant.github.io/date_algorithms.html
package enum CivilTime {
  /// - Returns: nil when there is no such moment.
  package static func seconds(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> Int?
  {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day), (0..<24).contains(hour),
      (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    return days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Reads digits with or without marks between them: "2024-05-02T00:54:06.655Z", "20240502T005406Z". Fractions are dropped.
  package static func seconds(iso text: String) -> Int? {
    guard text.hasSuffix("Z") else { return nil }
    let digits = text.prefix { $0 != "." }.utf8.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
    guard digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return seconds(number(0..<4), number(4..<6), number(6..<8), number(8..<10), number(10..<12), number(12..<14))
  }

  /// "20240502T005406Z", as signed requests to AWS write it.
  package static func basic(_ seconds: Int) -> String {
    let day = seconds / 86_400
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let time = seconds - day * 86_400
    let date = padded(year, 4) + padded(month, 2) + padded(dayOfYear - (153 * part + 2) / 5 + 1, 2)
    return date + "T" + padded(time / 3600, 2) + padded(time / 60 % 60, 2) + padded(time % 60, 2) + "Z"
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
