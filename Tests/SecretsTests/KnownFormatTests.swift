import Core
import Testing

@testable import Secrets

@Suite struct KnownFormatTests {
  @Test func accessKeyAndItsSecretAreBothFound() {
    let text = "key: \(Invented.accessKey)\nother: \(Invented.accessSecret)\n"
    let found = scan("config.yaml", text)
    #expect(found.map(\.what) == ["AWS access key id", "AWS secret access key"])
    #expect(found.map(\.confidence) == [.high, .high])
    #expect(found.map { located($0, in: text) } == [Invented.accessKey, Invented.accessSecret])
  }

  @Test func noFindingHoldsTheValue() {
    let found = scan("a.py", "password = \"\(Invented.letters)\"\nk = '\(Invented.stripeKey)'\n")
    #expect(found.count == 2)
    for secret in found {
      #expect(!secret.what.contains(Invented.letters.prefix(8)))
    }
  }

  @Test(arguments: [
    // A longer word, a documented key, a shorter one, one inside another word.
    "key = \"AKIA" + "Q7ZK5NB2XW4MLT6HEXTRA\"", "key = \"AKIA" + "Q7ZK5NB2\"", "x = \"XXAKIA" + "Q7ZK5NB2XW4MLT6H\"",
    "akia" + "q7zk5nb2xw4mlt6h",
  ])
  func notAnAccessKey(_ text: String) {
    #expect(scan("a.py", text).isEmpty)
  }

  @Test func documentedAccessKeyIsOfLowConfidence() {
    let found = scan("a.yaml", "id: AKIA" + "IOSFODNN7EXAMPLE\n")
    #expect(found.map(\.confidence) == [.low])
  }

  @Test func checksumDecidesGitHubTokens() {
    let body = Array(Invented.gitHubBody.utf8)[...]
    let check = String(decoding: Checksums.base62(Checksums.crc32(body)), as: UTF8.self)
    let good = "t = \"gh" + "p_\(Invented.gitHubBody)\(check)\""
    let bad = "t = \"gh" + "p_\(Invented.gitHubBody)000001\""
    #expect(scan("a.py", good).map(\.confidence) == [.high])
    #expect(scan("a.py", bad).map(\.confidence) == [.low])
  }

  @Test func crcIsThatOfZip() {
    #expect(Checksums.crc32(Array("123456789".utf8)[...]) == 0xCBF4_3926)
    #expect(Checksums.base62(61) == Array("00000z".utf8))
  }

  @Test func privateKeyNeedsABody() {
    let whole = "\(Invented.pemHeader)\n\(Invented.pemBody)\n-----END RSA " + "PRIVATE KEY-----\n"
    let escaped = "key = \"\(Invented.pemHeader)\\n\(Invented.pemBody)\\n\""
    let dots = "\(Invented.pemHeader)\n...\n-----END RSA " + "PRIVATE KEY-----\n"
    let publicKey = whole.replacing("PRIVATE", with: "PUBLIC")
    #expect(scan("id_rsa", whole).map(\.what) == ["private key"])
    #expect(scan("a.js", escaped).map(\.confidence) == [.high])
    #expect(scan("a.js", dots).isEmpty)
    #expect(scan("key.pem", publicKey).isEmpty)
  }

  @Test func webTokenHasAHeaderThatDecodes() {
    let token = Invented.webToken(payload: "eyJzdWIiOiJvcmRlcnMiLCJleHAiOjF9")
    let documented = Invented.webToken(payload: "eyJzdWIiOiIxMjM0NTY3ODkwIn0")
    #expect(scan("a.py", "h = '\(token)'").map(\.confidence) == [.medium])
    #expect(scan("a.py", "h = '\(documented)'").map(\.confidence) == [.low])
    #expect(scan("a.py", "h = 'ey" + "Jhello.world.nothing-to-see-in-this'").isEmpty)
  }

  @Test func basicHeaderDecodesToUserAndPassword() {
    #expect(scan("a.js", "h = 'Basic b3Jk" + "ZXJzOlN1bW1lcjIwMjE='").map(\.what.isEmpty) == [false])
    #expect(scan("a.js", "h = 'Basic authentication'").isEmpty)
    #expect(scan("a.js", "h = 'Basic ' + encoded").isEmpty)
  }

  @Test func testFoldersLowerTheConfidence() {
    #expect(scan("tests/a.py", "k = '\(Invented.stripeKey)'").map(\.confidence) == [.low])
    #expect(scan("src/a.py", "k = '\(Invented.stripeKey)'").map(\.confidence) == [.high])
    #expect(scan("yarn.lock", "k = '\(Invented.stripeKey)'").isEmpty)
  }

  @Test(arguments: [
    ("postgres://app:s8Kq2Lm9@db.shop.internal/x", SecretLiteral.Kind.connectionString, Confidence.high),
    ("mongodb+srv://app:s8Kq2Lm9@cluster0.mongo.net/x", .connectionString, .high),
    ("postgres://postgres:postgres@localhost:5432/x", .defaultCredential, .low),
    ("redis://app:s8Kq2Lm9@cache:6379", .connectionString, .medium),
  ])
  func passwordInAddress(_ address: String, _ kind: SecretLiteral.Kind, _ confidence: Confidence) {
    let text = "URL = \"\(address)\""
    let found = scan("a.py", text)
    #expect(found.map(\.kind) == [kind])
    #expect(found.map(\.confidence) == [confidence])
    #expect(found.allSatisfy { address.contains(":" + located($0, in: text) + "@") })
  }

  @Test(arguments: [
    "https://host/a:b@c", "https://example.com/path", "postgres://user:password@host/db", "https://u:${TOKEN}@host/x",
    "postgres://app:<password>@host", "git+ssh://git@host/x.git", "mysql://%s:%s@host", "https://{user}:{pw}@host",
  ])
  func addressWithoutPassword(_ address: String) {
    #expect(scan("a.py", "URL = \"\(address)\"").isEmpty)
  }

  @Test func connectionStringOfKeysAndValues() {
    let found = scan("a.cs", "var c = \"Server=db;User Id=sa;Password=Zq8wLm2x;\";")
    #expect(found.map(\.kind) == [.connectionString])
    #expect(scan("a.py", "q = \"UPDATE t SET password=newvalue1 WHERE id=3\"").isEmpty)
  }
}
