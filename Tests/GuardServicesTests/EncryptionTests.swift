import Foundation
import GuardServices
import Testing

/// Encrypted connections, to a Redis server with a certificate of the tests' own.
@Suite(.enabled(if: Servers.hasCertificates, "redis-server and openssl are not installed")) struct EncryptionTests {
  private static let folder = FileManager.default.temporaryDirectory.appending(path: "guard-tls-\(UUID().uuidString)")

  /// The server, and a certificate that has nothing to do with it.
  private static let server = Result {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.path()
    for name in ["own", "other"] {
      let made = LocalServer.has(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost "
          + "-addext subjectAltName=DNS:localhost -keyout \(path)/\(name).key -out \(path)/\(name).pem")
      try #require(made)
    }
    return try LocalServer(
      "redis-server --port 0 --tls-port $PORT --bind 127.0.0.1 --save '' --appendonly no --tls-auth-clients no "
        + "--tls-cert-file \(path)/own.pem --tls-key-file \(path)/own.key --tls-ca-cert-file \(path)/own.pem")
  }

  private func store(_ host: String, trusting name: String) throws -> RedisStore {
    let address = try #require(ServiceAddress("rediss://\(host):\(try Self.server.get().port)"))
    let network = Network(trust: TrustedRoots(file: "\(Self.folder.path())/\(name)"), resolve: { _ in [] })
    return RedisStore(address, network, password: "", prefix: UUID().uuidString, patience: 3000)
  }

  @Test func aTrustedServerIsSpokenTo() throws {
    let store = try store("localhost", trusting: "own.pem")
    let claim = Claim(owner: "1", fingerprint: "f", seconds: 60)
    #expect(try store.claim("n", claim) == .taken)
    // More than one record of the encryption, both ways.
    let answer = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try store.complete("n", claim, answer: answer, seconds: 60)
    #expect(try store.claim("n", claim) == .done(fingerprint: "f", answer: answer))
  }

  @Test func documentsAreFetchedFromTrustedServersAlone() throws {
    _ = try Self.server.get()
    let path = Self.folder.path()
    let server = try LocalServer(
      "exec python3 -c 'import http.server as h, ssl, sys, os; os.chdir(sys.argv[1]); "
        + "c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); c.load_cert_chain(\"own.pem\", \"own.key\"); "
        + "s = h.HTTPServer((\"127.0.0.1\", int(sys.argv[2])), h.SimpleHTTPRequestHandler); "
        + "s.socket = c.wrap_socket(s.socket, server_side=True); s.serve_forever()' \(path) $PORT")
    func fetch(_ text: String, trusting name: String) throws(ServiceFailure) -> [UInt8] {
      let network = Network(trust: TrustedRoots(file: "\(path)/\(name)"), resolve: { _ in [] })
      return try DocumentFetcher(network, patience: 5000).get(text)
    }
    let address = "https://localhost:\(server.port)/own.pem"
    #expect(
      try fetch(address, trusting: "own.pem") == [UInt8](Data(contentsOf: Self.folder.appending(path: "own.pem"))))
    #expect(throws: ServiceFailure.self) { try fetch(address, trusting: "other.pem") }
    #expect(throws: ServiceFailure.self) { try fetch(address + ".none", trusting: "own.pem") }
    #expect(throws: ServiceFailure.self) { try fetch("http://localhost:\(server.port)/own.pem", trusting: "own.pem") }
  }

  @Test(arguments: [("localhost", "other.pem"), ("127.0.0.1", "own.pem"), ("localhost", "none.pem")])
  func othersAreNot(host: String, trusted: String) throws {
    let store = try store(host, trusting: trusted)
    #expect(throws: ServiceFailure.self) { try store.take("a", BucketRate(perSecond: 1, burst: 1)) }
  }
}
