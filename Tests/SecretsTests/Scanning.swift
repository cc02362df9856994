import Core
import Secrets

/// Scans one file of the given path and text.
func scan(_ path: String, _ text: String) -> [SecretLiteral] {
  SecretScanner.scan(SourceFile(id: FileID(0), path: path, bytes: Array(text.utf8)))
}

/// The text that a finding points at.
func located(_ secret: SecretLiteral, in text: String) -> String {
  SourceFile(id: FileID(0), path: "", bytes: Array(text.utf8)).text(secret.place)
}

/// Credentials put together when the tests run, so that none stands in a file and none was ever issued.
enum Invented {
  static let letters = "Qw3rT9yUi7OpAs5dFgHj2KlZx8CvBn4mQe6Rt1Yu"

  static var accessKey: String { ["AK", "IA", "Q7ZK", "5NB2", "XW4M", "LT6H"].joined() }
  static var accessSecret: String { ["h7Kd/2mPq9Rs+4tVw", "X1yZ3aBc5De7Fg9Hi", "J2kLmN"].joined() }
  static var stripeKey: String { "sk_" + "live_" + String(letters.prefix(24)) }
  static var pemHeader: String { "-----BEGIN RSA " + "PRIVATE KEY-----" }
  static var pemBody: String { String(repeating: "M3k9Lq2Zp7Xw5Vb8Nc4Jh6Gf1Ds0Ra+Te/Yu", count: 4) }
  static var gitHubBody: String { String(letters.prefix(30)) }
  /// A header and a payload in base64url, and a signature that signs nothing.
  static func webToken(payload: String) -> String {
    ["ey" + "JhbGciOiJIUzI1NiJ9", payload, String(letters.prefix(32))].joined(separator: ".")
  }
}
