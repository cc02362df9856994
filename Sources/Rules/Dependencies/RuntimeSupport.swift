import Core

/// Runtimes of AWS Lambda whose support ended, as of 24 November 2026.
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated
struct RuntimeSupport: Sendable {
  /// The day from which there are no updates, in ISO form.
  let date: String
  let successor: String

  /// Ended less than a year before the table was made.
  var isRecent: Bool { date > "2025-11-24" }

  static let ended: [String: RuntimeSupport] = Dictionary(
    uniqueKeysWithValues: rows.map { row in
      let parts = row.split(separator: " ").map(String.init)
      return (parts[0], RuntimeSupport(date: parts[1], successor: parts[2]))
    })

  /// Name, end of support, successor.
  private static let rows = [
    "nodejs 2016-10-31 nodejs24.x",
    "nodejs4.3 2020-03-05 nodejs24.x",
    "nodejs4.3-edge 2020-03-05 nodejs24.x",
    "nodejs6.10 2019-08-12 nodejs24.x",
    "nodejs8.10 2020-03-06 nodejs24.x",
    "nodejs10.x 2021-07-30 nodejs24.x",
    "nodejs12.x 2023-03-31 nodejs24.x",
    "nodejs14.x 2023-12-04 nodejs24.x",
    "nodejs16.x 2024-06-12 nodejs24.x",
    "nodejs18.x 2025-09-01 nodejs24.x",
    "nodejs20.x 2026-04-30 nodejs24.x",
    "python2.7 2021-07-15 python3.14",
    "python3.6 2022-07-18 python3.14",
    "python3.7 2023-12-04 python3.14",
    "python3.8 2024-10-14 python3.14",
    "python3.9 2025-12-15 python3.14",
    "python3.10 2026-10-31 python3.14",
    "ruby2.5 2021-07-30 ruby3.4",
    "ruby2.7 2023-12-07 ruby3.4",
    "ruby3.2 2026-03-31 ruby3.4",
    "java8 2024-01-08 java25",
    "go1.x 2024-01-08 provided.al2023",
    "provided 2024-01-08 provided.al2023",
    "dotnetcore1.0 2019-06-27 dotnet10",
    "dotnetcore2.0 2019-05-30 dotnet10",
    "dotnetcore2.1 2022-01-05 dotnet10",
    "dotnetcore3.1 2023-04-03 dotnet10",
    "dotnet5.0 2022-05-10 dotnet10",
    "dotnet6 2024-12-20 dotnet10",
    "dotnet7 2024-05-14 dotnet10",
    "dotnet8 2026-11-10 dotnet10",
    "provided.al2 2026-07-31 provided.al2023",
  ]
}

extension Application {
  /// The end of a runtime's support, when it has come.
  func support(of runtime: String) -> RuntimeSupport? {
    isOnAWS ? RuntimeSupport.ended[runtime] : LanguageSupport.ended(runtime)
  }
}

/// Versions of languages that their makers support no longer, as of 24 November 2026; other clouds give up a runtime when
/// this happens, or within months. https://endoflife.date
enum LanguageSupport {
  private struct Language {
    var name: String
    var successor: String
    /// Versions with the last day of support.
    var versions: [String: String]
  }

  static func ended(_ runtime: String) -> RuntimeSupport? {
    for language in languages where runtime.hasPrefix(language.name) {
      let version = runtime.dropFirst(language.name.count)
      let plain = version.hasSuffix(".x") ? version.dropLast(2) : version
      guard let date = language.versions[String(plain)] else { continue }
      return RuntimeSupport(date: date, successor: language.successor)
    }
    return nil
  }

  private static let languages = [
    Language(
      name: "nodejs", successor: "nodejs24",
      versions: [
        "6": "2019-04-30", "8": "2019-12-31", "10": "2021-04-30", "12": "2022-04-30", "14": "2023-04-30",
        "16": "2023-09-11", "18": "2025-04-30", "20": "2026-04-30",
      ]),
    Language(
      name: "python", successor: "python3.14",
      versions: [
        "2.7": "2020-01-01", "3.6": "2021-12-23", "3.7": "2023-06-27", "3.8": "2024-10-07", "3.9": "2025-10-31",
        "3.10": "2026-10-31", "27": "2020-01-01",
      ]),
    Language(
      name: "dotnet", successor: "dotnet10",
      versions: [
        "core3.1": "2022-12-13", "3": "2022-12-13", "3.1": "2022-12-13", "5": "2022-05-10", "6": "2024-11-12",
        "7": "2024-05-14", "8": "2026-11-10",
      ]),
    Language(
      name: "ruby", successor: "ruby34",
      versions: [
        "26": "2022-04-12", "27": "2023-03-31", "30": "2024-04-23", "31": "2025-03-26", "32": "2026-03-31",
      ]),
    Language(name: "php", successor: "php84", versions: ["74": "2022-11-28", "80": "2023-11-26", "81": "2025-12-31"]),
    Language(
      name: "go", successor: "go125",
      versions: [
        "111": "2020-02-25", "113": "2020-08-11", "116": "2022-03-15", "118": "2023-02-01", "119": "2023-09-06",
        "120": "2024-02-06", "121": "2024-08-13", "122": "2025-02-11",
      ]),
  ]
}
