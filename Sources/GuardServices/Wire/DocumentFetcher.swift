/// Fetches small public documents over HTTPS, one connection each.
package struct DocumentFetcher: Sendable {
  private let network: Network
  private let patience: Int

  /// - Parameter patience: milliseconds that a document may take.
  package init(_ network: Network, patience: Int = 1500) {
    self.network = network
    self.patience = patience
  }

  /// - Parameter text: an address that is encrypted.
  package func get(_ text: String) throws(ServiceFailure) -> [UInt8] {
    guard let address = ServiceAddress(text), address.isEncrypted else { throw .unset("'\(text)' is not encrypted") }
    let deadline = Deadline(milliseconds: patience)
    var stream = try ServiceStream.open(address, network, deadline)
    let request = HTTPExchange.request("GET", address, [("Connection", "close")], [])
    let answer = try HTTPExchange.run(request, on: &stream, deadline).value
    guard answer.status == 200 else { throw .refused(code: "HTTP \(answer.status)", body: []) }
    return answer.body
  }
}
