import GuardCrypto

/// How requests to AWS prove who makes them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
package struct SignatureV4: Sendable {
  package var credentials: Credentials
  package var region: String
  package var service: String

  package init(credentials: Credentials, region: String, service: String) {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  private static let algorithm = "AWS4-HMAC-SHA256"

  /// The fields that a request needs beside its own.
  /// - Parameters:
  ///   - path: without a query, in the form in which it is sent.
  ///   - fields: all of them are signed; names in lower case, the host among them.
  ///   - now: seconds since 1970.
  package func fields(
    _ method: String, path: String, _ fields: [(name: String, value: String)], _ body: [UInt8], now: Int
  ) -> [(name: String, value: String)] {
    let time = CivilTime.basic(now)
    var added = [(name: "x-amz-date", value: time)]
    if !credentials.sessionToken.isEmpty { added.append(("x-amz-security-token", credentials.sessionToken)) }
    let signed = (fields + added).sorted { $0.name < $1.name }
    let names = signed.map(\.name).joined(separator: ";")
    let canonical =
      "\(method)\n\(path)\n\n" + signed.map { "\($0.name):\($0.value)\n" }.joined() + "\n\(names)\n"
      + Hexadecimal.encode(HashFunction.sha256.hash(body))
    let scope = "\(time.prefix(8))/\(region)/\(service)/aws4_request"
    let text = "\(Self.algorithm)\n\(time)\n\(scope)\n" + Hexadecimal.encode(HashFunction.sha256.hash(bytes(canonical)))
    let signature = Hexadecimal.encode(KeyedHash.hash(bytes(text), key: key(day: String(time.prefix(8)))))
    let authorization =
      "\(Self.algorithm) Credential=\(credentials.keyID)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
    return added + [("authorization", authorization)]
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A key for one day, region and service.
  private func key(day: String) -> [UInt8] {
    [day, region, service, "aws4_request"].reduce(bytes("AWS4" + credentials.secret)) { key, part in
      KeyedHash.hash(bytes(part), key: key)
    }
  }
}
