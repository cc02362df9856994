package import GuardInspection
import GuardProxy

/// Asks one service of AWS by its JSON protocol. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
package final class CloudClient: Sendable {
  private let service: CloudService
  private let account: CloudAccount
  private let address: ServiceAddress
  private let region: String
  private let pool: ConnectionPool

  /// - Parameter region: another than the function's own.
  package init(_ service: CloudService, _ account: CloudAccount, region: String? = nil) throws(ServiceFailure) {
    self.service = service
    self.account = account
    self.region = region ?? account.region
    address = try account.address(of: service, region: region)
    pool = ConnectionPool(address, account.network)
  }

  /// - Parameters:
  ///   - operation: "GetItem".
  ///   - body: JSON.
  /// - Throws: `ServiceFailure.refused` with the service's own name for the reason.
  package func call(
    _ operation: String, _ body: JSONText, _ deadline: Deadline
  ) throws(ServiceFailure) -> JSONDocument {
    let request = try request(operation, Array(body.text.utf8), deadline)
    let answer = try pool.use(deadline) { (stream) throws(ServiceFailure) in
      try HTTPExchange.run(request, on: &stream, deadline)
    }
    guard answer.status == 200 else { throw .refused(code: Self.reason(answer), body: answer.body) }
    guard let document = JSONDocument(answer.body) else { throw .malformed("\(service.rawValue) \(operation)") }
    return document
  }

  private func request(
    _ operation: String, _ body: [UInt8], _ deadline: Deadline
  ) throws(ServiceFailure) -> [UInt8] {
    let credentials = try account.credentials.current(deadline)
    let signer = SignatureV4(credentials: credentials, region: region, service: service.rawValue)
    let own = [
      (name: "content-type", value: service.contentType),
      (name: "x-amz-target", value: "\(service.target).\(operation)"),
    ]
    let signed = signer.fields(
      "POST", path: address.path, own + [("host", address.authority)], body, now: WallClock.milliseconds / 1000)
    return HTTPExchange.request("POST", address, own + signed, body)
  }

  /// The exception's name, without the namespace before it.
  private static func reason(_ answer: HTTPExchange.Answer) -> String {
    let name = JSONDocument(answer.body)?["__type"]?.text ?? ""
    return name.split(separator: "#").last.map(String.init) ?? "HTTP \(answer.status)"
  }
}
