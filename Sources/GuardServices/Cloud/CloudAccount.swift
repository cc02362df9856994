/// The account that the function runs in: who it is there, in which region, and where the services are.
package struct CloudAccount: Sendable {
  let network: Network
  let credentials: CredentialSource
  let region: String
  private let variables: [(name: String, value: String)]

  /// - Parameter variables: the environment.
  package init(variables: [(name: String, value: String)], network: Network) {
    self.variables = variables
    self.network = network
    credentials = CredentialSource(variables, network)
    let names = ["AWS_REGION", "AWS_DEFAULT_REGION"]
    region = names.compactMap { name in variables.first { $0.name == name && !$0.value.isEmpty }?.value }.first ?? ""
  }

  /// Where a service is. Variables that AWS's own libraries know name other places.
  /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  /// - Throws: when the region is not known, or a place is neither encrypted nor this machine.
  func address(of service: CloudService, region: String? = nil) throws(ServiceFailure) -> ServiceAddress {
    let region = region ?? self.region
    for name in ["AWS_ENDPOINT_URL_\(service.variable)", "AWS_ENDPOINT_URL"] {
      guard let text = variables.first(where: { $0.name == name && !$0.value.isEmpty })?.value else { continue }
      guard let address = ServiceAddress(text), address.isEncrypted || address.isLoopback else {
        throw .unset("\(name) is no address that is encrypted or on this machine")
      }
      return address
    }
    guard !region.isEmpty, region.utf8.allSatisfy({ Self.isName($0) }) else { throw .unset("AWS_REGION is not set") }
    let domain = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
    guard let address = ServiceAddress("https://\(service.rawValue).\(region).\(domain)") else {
      throw .unset("AWS_REGION is no region")
    }
    return address
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}

/// The services that the guard asks, by the name that their addresses and signatures have.
package enum CloudService: String, Sendable {
  case kms
  case secretsManager = "secretsmanager"
  case parameters = "ssm"
  case dynamoDB = "dynamodb"

  /// What stands before the operation in the header X-Amz-Target.
  var target: String {
    switch self {
    case .kms: "TrentService"
    case .secretsManager: "secretsmanager"
    case .parameters: "AmazonSSM"
    case .dynamoDB: "DynamoDB_20120810"
    }
  }

  var contentType: String { self == .dynamoDB ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1" }

  var variable: String {
    switch self {
    case .kms: "KMS"
    case .secretsManager: "SECRETS_MANAGER"
    case .parameters: "SSM"
    case .dynamoDB: "DYNAMODB"
    }
  }
}
