import GuardInspection
import GuardPolicy
import GuardServices
import Testing

/// Secrets that AWS keeps, asked for at moto's server.
@Suite(.enabled(if: Servers.hasMoto, "moto's server is not installed for python3")) struct SecretTests {
  private let account: CloudAccount

  init() throws { account = Servers.account(try Servers.moto.get().port) }

  private func call(_ service: CloudService, _ operation: String, _ json: String) throws -> JSONDocument {
    var body = JSONText()
    body.raw(json)
    return try CloudClient(service, account).call(operation, body, Deadline(milliseconds: 10_000))
  }

  private func fetch(
    _ source: SecretSource, variables: [(name: String, value: String)] = []
  ) throws(SecretFetcher.Failure) -> String? {
    let fetcher = SecretFetcher(account: account, variables: variables)
    let fetched = try fetcher.fetch([HandedSecret(variable: "V", source: source)])
    return fetched.first.map { $0.name == "V" ? $0.value : "" }
  }

  @Test func whatAKeyEncryptedIsDecrypted() throws {
    let key = try #require(try call(.kms, "CreateKey", "{}")["KeyMetadata"]?["Arn"]?.text)
    let plain = Base64.encode(Array("pass \"word\" é".utf8))
    let request = #"{"KeyId":"\#(key)","Plaintext":"\#(plain)","EncryptionContext":{"function":"orders"}}"#
    let text = try #require(try call(.kms, "Encrypt", request)["CiphertextBlob"]?.text)
    let context = ["function": "orders"]
    let variables = [(name: "V", value: text)]
    #expect(try fetch(.encryptedVariable(key: key, context: context), variables: variables) == "pass \"word\" é")
    #expect(try fetch(.encryptedVariable(key: "", context: context), variables: variables) == "pass \"word\" é")
    let failure = #expect(throws: SecretFetcher.Failure.self) {
      try fetch(.encryptedVariable(key: key, context: ["function": "others"]), variables: variables)
    }
    #expect(failure?.description == "the secret for V: refused: InvalidCiphertextException")
    #expect(throws: SecretFetcher.Failure.self) { try fetch(.encryptedVariable(key: key, context: context)) }
  }

  @Test func managedSecretsAreFetchedWholeOrByMember() throws {
    let secret = #"{"Name":"prod/db","SecretString":"{\"user\":\"u\",\"password\":\"p\\u00e9\",\"port\":5432}"}"#
    let made = try call(.secretsManager, "CreateSecret", secret)
    let arn = try #require(made["ARN"]?.text)
    #expect(try fetch(.secretsManager(id: "prod/db", field: "password")) == "pé")
    #expect(try fetch(.secretsManager(id: arn, field: "port")) == "5432")
    #expect(try fetch(.secretsManager(id: arn, field: ""))?.hasPrefix(#"{"user":"#) == true)
    #expect(throws: SecretFetcher.Failure.self) { try fetch(.secretsManager(id: "prod/db", field: "none")) }
    let failure = #expect(throws: SecretFetcher.Failure.self) { try fetch(.secretsManager(id: "none", field: "")) }
    #expect(failure?.description == "the secret for V: refused: ResourceNotFoundException")
    _ = try call(.secretsManager, "CreateSecret", #"{"Name":"binary","SecretBinary":"AAEC"}"#)
    #expect(throws: SecretFetcher.Failure.self) { try fetch(.secretsManager(id: "binary", field: "")) }
  }

  @Test func parametersAreFetchedDecrypted() throws {
    _ = try call(.parameters, "PutParameter", #"{"Name":"/prod/token","Value":"t-1","Type":"SecureString"}"#)
    #expect(try fetch(.parameter(name: "/prod/token")) == "t-1")
    #expect(throws: SecretFetcher.Failure.self) { try fetch(.parameter(name: "/prod/none")) }
  }

  /// Signatures that botocore made for the same requests.
  @Test(arguments: [
    ("", "764cfb2676e029d08248b55a0c1c17e2d2fa278ea9ab1ad018b6dc9e5e6055f1"),
    ("a session token/+=", "20822cad73c172f0d9664d179736c9ad47a382c5997acc69b2197972dd47a014"),
  ]) func requestsAreSignedAsAmazonsLibrariesDo(token: String, signature: String) {
    // The example's keys of AWS's documentation.
    let credentials = Credentials(
      keyID: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: token)
    let signer = SignatureV4(credentials: credentials, region: "eu-west-1", service: "dynamodb")
    let own = [
      (name: "content-type", value: "application/x-amz-json-1.0"),
      (name: "x-amz-target", value: "DynamoDB_20120810.GetItem"),
      (name: "host", value: "dynamodb.eu-west-1.amazonaws.com"),
    ]
    let fields = signer.fields("POST", path: "/", own, Array(#"{"TableName":"t"}"#.utf8), now: 1_714_611_246)
    #expect(fields.last?.value.hasSuffix("Signature=\(signature)") == true)
  }

  @Test func otherPlacesAreEncryptedOrOnThisMachine() throws {
    func client(_ variables: [(name: String, value: String)]) throws -> CloudClient {
      try CloudClient(.kms, CloudAccount(variables: variables, network: Servers.network))
    }
    #expect(throws: ServiceFailure.self) { try client([("AWS_ENDPOINT_URL", "http://192.0.2.1:80")]) }
    #expect(throws: ServiceFailure.self) { try client([("AWS_REGION", "eu-west-1.attacker.example/")]) }
    #expect(throws: ServiceFailure.self) { try client([]) }
    #expect(throws: Never.self) { try client([("AWS_REGION", "cn-north-1")]) }
  }
}
