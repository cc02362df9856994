import GuardInspection
import GuardPolicy
import GuardProxy

/// Keeps out of what goes to a caller what is of use only to an attacker: the function's own credentials, stack traces,
/// paths inside the sandbox.
struct ResponseCleaner: Sendable {
  /// Values that never leave, longest first.
  let secrets: [[UInt8]]

  private static let mask = Array("[removed]".utf8)

  /// - Parameter variables: the environment.
  init(_ policy: Policy, variables: [(name: String, value: String)]) {
    let named = policy.secretVariables
    secrets = variables.filter { named.contains($0.name) || Self.isSecretName($0.name) }
      .map { Array($0.value.utf8) }.filter { $0.count >= 8 }.sorted { $0.count > $1.count }
  }

  /// Names of variables that hold credentials, the platform's own first.
  private static func isSecretName(_ name: String) -> Bool {
    if name == "AWS_SECRET_ACCESS_KEY" || name == "AWS_SESSION_TOKEN" { return true }
    let upper = name.uppercased()
    return ["SECRET", "PASSWORD", "PASSWD", "PRIVATE_KEY", "API_KEY", "APIKEY", "ACCESS_TOKEN"].contains {
      upper.contains($0)
    }
      && !upper.hasSuffix("_ARN") && !upper.hasSuffix("_NAME") && !upper.hasSuffix("_ID")
  }

  // MARK: Answers

  /// The answer that may go out; nil when it may as it is.
  /// - Parameter isHTTP: whether a caller outside sees its body.
  func clean(_ answer: [UInt8], isHTTP: Bool, id: String) -> [UInt8]? {
    if isHTTP, TraceSigns.isIn(answer.span) { return Refusal.http(.internalError, id) }
    return withoutSecrets(answer)
  }

  /// - Returns: nil when there is none in it.
  func withoutSecrets(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8]?
    for secret in secrets {
      // JSON writes a slash in two ways.
      for form in Self.forms(secret) {
        if let cleaned = Self.replacing(form, in: result ?? text) { result = cleaned }
      }
    }
    return result
  }

  private static func forms(_ secret: [UInt8]) -> [[UInt8]] {
    guard secret.contains(UInt8(ascii: "/")) else { return [secret] }
    return [secret, secret.flatMap { $0 == UInt8(ascii: "/") ? [UInt8(ascii: "\\"), $0] : [$0] }]
  }

  private static func replacing(_ secret: [UInt8], in text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    while let found = ByteSearch.first(secret, in: text, from: position) {
      result += text[position..<found]
      result += mask
      position = found + secret.count
    }
    return position == 0 ? nil : result + text[position...]
  }

  // MARK: Errors

  /// What is reported in place of an error: its type, so that workflows can tell errors apart, and nothing else.
  func clean(_ error: ErrorReport, id: String) -> ErrorReport {
    let type = Self.plainType(error.type.isEmpty ? ShallowIndex(error.body).text("errorType") ?? "" : error.type)
    var body = JSONText()
    body.object {
      $0.field("errorMessage", id.isEmpty ? "internal error" : "internal error (\(id))")
      $0.field("errorType", type)
    }
    return ErrorReport(type: type, body: Array(body.text.utf8))
  }

  /// The name of an error's type; what is no name is not passed on.
  private static func plainType(_ type: String) -> String {
    let isName =
      !type.isEmpty && type.utf8.count <= 80
      && type.utf8.allSatisfy { ASCIIName.contains($0) }
    return isName ? type : "Error"
  }
}

/// Bytes of the names of types.
enum ASCIIName {
  static func contains(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "._$:".utf8.contains(byte)
  }
}

/// Exact bytes in bytes.
enum ByteSearch {
  static func first(_ needle: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first, text.count - start >= needle.count else { return nil }
    for index in start...(text.count - needle.count) where text[index] == first {
      if text[index..<(index + needle.count)].elementsEqual(needle) { return index }
    }
    return nil
  }
}

/// What stack traces of the common runtimes look like.
enum TraceSigns {
  private static let signs: [StaticString] = [
    "traceback (most recent call last)", "\\n    at ", "\n    at ", "\\n\\tat ", "\n\tat ", "file \\\"/var/",
    "file \"/var/",
    "/var/task/", "/var/runtime/", "/opt/nodejs/", "/opt/python/", "site-packages/", "node_modules/", "runtime.goexit",
    "goroutine 1 [", "thread 'main' panicked", "fatal error: ", "botocore.exceptions", "psycopg2.errors",
    "sqlstate[", "you have an error in your sql syntax", "ora-0", "mongoservererror", "system.data.sqlclient",
  ]

  static func isIn(_ text: Span<UInt8>) -> Bool { TextScan.containsAny(signs, text) }
}
