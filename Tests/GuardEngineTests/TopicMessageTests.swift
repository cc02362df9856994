import GuardCrypto
import GuardInspection
import GuardPolicy
import Synchronization
import Testing

@testable import GuardEngine

/// Messages of SNS, signed by another implementation with a key of the tests, on 2024-05-02.
@Suite struct TopicMessageTests {
  private static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIICszCCAZugAwIBAgIBATANBgkqhkiG9w0BAQsFADAcMRowGAYDVQQDDBFzbnMu
    YW1hem9uYXdzLmNvbTAgFw0yNDAxMDEwMDAwMDBaGA8yMDUxMDEwMTAwMDAwMFow
    HDEaMBgGA1UEAwwRc25zLmFtYXpvbmF3cy5jb20wggEiMA0GCSqGSIb3DQEBAQUA
    A4IBDwAwggEKAoIBAQDqWISf6mzZ1hnFsFerL8yIUWERZ1DomxX/IdcP6Sxuyf2N
    Luc1CJwQpA03wDClTitMvK70oiZ4GwVFUN1DK74emukocrSFnDgjl9+/CnKozlqv
    lTMTc7CwJkR1hovOaeoXktrdNuvHv7EvhfY5iO91OB+WaeXWu9ezOxepkviE4771
    Vxo92R7xHnagtSoQGhIRuQecWVZ7p7u1ICOTtbBx+si1mTT2PK0QGo1dWa1lIdA2
    Tk1+ISa8t4mN/cHYMNGr5pBpkXqniJludzzl+U1Mi2kGUByuE8WB3MZtTj1SlYAN
    /a6y0Qrj1Rvh0JfNcsIRW1K7I4GeoHShUTSmbtu7AgMBAAEwDQYJKoZIhvcNAQEL
    BQADggEBABWmJiL8a+0Ph8GyxCctZY5fK5acsoHoVrx6gupY+UtIY7EqvVgTnNSX
    lOx+2szqqDgagEhqdQCe2vOgTwIK+N2Jexda3ltJiqEkqQ+MtqQllCfjmfEE3u0K
    sf90NiogtBosXI7s/Zd9Qtn5hedU41jMWEAKDC0SYM009M67JAOKZ+/USg501fd/
    4aJoBJIRsZNv6+Z8EyO4xDiT5GAkFZmxq/k+u4iQ66Ev6OwXbqOHY5iPooleng7g
    Jka+BT2QGH64Oygm+tkt0apss3VMHZcor8yANYwvneLgVbpXq8yNirltJFrsRKfg
    Xv/IyBGc+ZiH+JcuewI2gyCfOSBkYWA=
    -----END CERTIFICATE-----
    """
  private static let topic = "arn:aws:sns:us-west-2:123456789012:orders"
  private static let now = 1_714_611_246

  private static let start = #"""
    "MessageId":"22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324","TopicArn":"arn:aws:sns:us-west-2:123456789012:orders",\#
    "Message":"{\"order\": 7}\nline","Timestamp":"2024-05-02T00:54:06.655Z","SigningCertURL":"https://x/y.pem"
    """#
  private static let notice = #""Type":"Notification","Subject":"n\u00e9 \"w\"","# + start
  private static let plain = #""Type":"Notification","Subject":null,"# + start
  private static let confirmation = #"""
    "Type":"SubscriptionConfirmation","MessageId":"165545c9","Token":"2336412f37","Message":"You have chosen",\#
    "TopicArn":"arn:aws:sns:us-west-2:123456789012:orders","Timestamp":"2024-05-02T00:54:06.655Z",\#
    "SubscribeURL":"https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription"
    """#

  private static let signed: [(text: String, version: Int, signature: String)] = [
    (
      notice, 1,
      "5MsgKJn973kg+Oz7KTq2oGF5n1edNFUictblalctMOuH4A6L8GJUhg2yunKGhAzy/mz41wIRxVuyZnwJYI5J2cwkaQ7QCcRPnHOJiIhp"
        + "ptMc/XWjdJpEUJBDqhxul5cinpJWcrZoqj6UY+WdPKrDqF4SR6BSJeVFrZZ3S9VHaSugOUlEvSGuwKgvS1A67IUGqNJ6YGaXCoYW0vD2"
        + "vpSUShBM4HtNbG0OXnNBLWOz4noe5KU0pzx3oK/8WJUHsBnryFfajF2gwVQTTgozraGSXu1r3ZPmbhWm/2xXjma0DGzL/7CbPDh1nldL"
        + "t1lHiVqWSRyqGRkkXdcdmIDchamQ4g=="
    ),
    (
      notice, 2,
      "sA3g5/RVcMyv8XXiOlaZ8mWKw3WC5M5+R6qGnQM7PvM06WQWzWNMmKXKN6bqxkFYhtVFnTD410MxM647ib2i92MybqF+ICLQoynPg+aM"
        + "VfN48FEviXj9EvI5R4/Hq/B7VCPoQS7tual7gnLvR5DZw3wM9uAY4aM1SfXPMEhctrmnNCIN9HzDkK95nNMlj3YGrcDlzUtsTTN+49K/"
        + "/gCtG6tKKhJFJL6DpHCOJiiyQjlEMZkGQTQF5vlEmujb5J7p/NCu0HyuABnoOJtK2pR59ujl7P6GJeqvxl6mVYFUys6JzEAxYI9JP3UK"
        + "R9DD6AELi6l0yPWggZEpDiiPMUTGkQ=="
    ),
    (
      confirmation, 2,
      "ZLCqtqiMQpzDOER/TNUuYdRd9qhtxtzGuqj8CgcYjLSvEMKBg9UWlyU6qvBQilxjfaT245QgA1irHF5dQWPS1fSvvx1t3sbI6oJB4LN0"
        + "3lRunav3zIeXyklEWn+mwH4liECNyz8UDWC8bgq2TpPfc/tz4Uj0nVeIsTsc7qlvPilaTpcD6JrUG5OGFeO/wZy4UjZE70DFTfdVyp9j"
        + "I0eFCMMUGuI3LCR+qmw9PcmtcP/hL2OxgTLz2Xq70wvpB68lClls2M+e6alNu88qthiz9ZGuIdGAopw5EHkIlEz9zjO/rldev8Rwig12"
        + "5lSChLKibNvbctTqFrhqsDDNLWzLyw=="
    ),
    (
      plain, 2,
      "yvBKVviy0c6kdSBg8489jetSImztnusFUo6NmeB+5zMF5Fti4fAKwq06/XLplIAyNB8K05Gj/yHceWip/ruDjIOCoz0IG0Yk/WJu8Vrn"
        + "tAyTRC2JAZHfbxZa5uWOu2ktZ8cRDz/WT9e5qOZApgyKcS2uS0uv+CztWGCJ1qAAQuoSeDEElcmkSA1rjYJcUdJJlsU8LFlDLxLXis6A"
        + "SmkPbygbgp8nPaN99r5qIvnKby9Yj2IZb70VXDiwo6cydO2Jqfu4JipyG1q/epvOW6sKrxBDeZ/w7EvwYIBI14BFm6rKMuvL3Cn7SqwF"
        + "xU+bfzzCwAt3pSe0vq8LnlgYopGRug=="
    ),
  ]

  private static func document(_ text: String, _ version: Int, _ signature: String) -> String {
    #"{"SignatureVersion":"\#(version)","Signature":"\#(signature)",\#(text)}"#
  }

  private static var settings: TopicSettings {
    var settings = TopicSettings()
    settings.topics = [topic]
    return settings
  }

  private func sign(
    _ document: String, _ settings: TopicSettings = settings, now: Int = now, certificate: String = certificate
  ) throws -> String? {
    let message = try #require(TopicMessage(Array(document.utf8)))
    let certificates = PEM.first(in: Array(certificate.utf8)).flatMap { Certificate($0) }
    return message.sign(settings, { _ in [certificates].compactMap { $0 } }, now: now)
  }

  @Test(arguments: signed.indices) func signedMessagesAreTaken(index: Int) throws {
    let (text, version, signature) = Self.signed[index]
    #expect(try sign(Self.document(text, version, signature)) == nil)
    let other = text.replacing("2024-05-02T00:54:06", with: "2024-05-02T00:54:07")
    #expect(try sign(Self.document(other, version, signature)) == "sns-signature")
    #expect(try sign(Self.document(text, 3 - version, signature)) == "sns-signature")
    #expect(try sign(Self.document(text, 3, signature)) == "sns-malformed")
  }

  @Test func topicsTimesAndCertificatesCount() throws {
    let (text, version, signature) = Self.signed[1]
    let document = Self.document(text, version, signature)
    #expect(try sign(document, now: Self.now + 3600) == nil)
    #expect(try sign(document, now: Self.now + 3601) == "sns-expired")
    var settings = Self.settings
    settings.tolerance = 0
    #expect(try sign(document, settings, now: Self.now + 1_000_000) == nil)
    #expect(try sign(document, settings, now: 2_600_000_000) == "sns-certificate")
    settings.topics = ["arn:aws:sns:us-west-2:999999999999:orders"]
    #expect(try sign(document, settings) == "sns-topic")
    #expect(try sign(document, certificate: "") == "sns-certificate")
    #expect(try sign("{\(text)}") == "sns-unsigned")
  }

  /// A handler's parser takes the last of two; the signature would hold for the first.
  @Test func aNameThatStandsTwiceIsRefused() {
    let (text, version, signature) = Self.signed[1]
    let document = Self.document(text + #","Message":"another""#, version, signature)
    #expect(TopicMessage(Array(document.utf8)) == nil)
  }

  private func policy(_ trigger: String) throws -> Policy {
    let text = #"""
      {"version":1,"triggers":[{"kind":"\#(trigger)","authentication":"topic"}],
       "authentication":{"topic":{"kind":"sns","topics":["\#(Self.topic)"],"certificate-files":["c"],"tolerance-s":0}},
       "routes":[{"path":"/o","authentication":"topic"}]}
      """#
    return try PolicyReader.read(Array(text.utf8), path: "p")
  }

  private func inspector(_ trigger: String) throws -> EventInspector {
    var secrets = GateSecrets()
    secrets.pinned["c"] = PEM.first(in: Array(Self.certificate.utf8)).flatMap { Certificate($0) }
    return EventInspector(try policy(trigger), secrets: secrets)
  }

  private func gate(_ report: EventReport) -> [FieldFinding] { report.findings.filter { $0.rule == "authentication" } }

  @Test func recordsOfLambdaAreChecked() throws {
    let (text, version, signature) = Self.signed[3]
    func event(_ message: String) -> [UInt8] {
      let record = message.replacing("SigningCertURL", with: "SigningCertUrl")
      return Array(#"{"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","Sns":\#(record)}]}"#.utf8)
    }
    let inspector = try inspector("sns")
    #expect(gate(inspector.inspect(event(Self.document(text, version, signature)))) == [])
    let forged = text.replacing("line", with: "lime")
    let found = gate(inspector.inspect(event(Self.document(forged, version, signature))))
    #expect(found.map(\.sign) == ["sns-signature"] && found.map(\.record) == [0])
  }

  @Test func forgedMessagesAreTakenOutOfAQueuesBatch() throws {
    let (text, version, signature) = Self.signed[3]
    let good = Self.document(text, version, signature)
    let bodies = [good, good.replacing("line", with: "lime"), "no JSON", good]
    let found = gate(try inspector("sqs").inspect(Events.sqs(bodies)))
    #expect(found.map(\.sign) == ["sns-signature", "sns-malformed"] && found.map(\.record) == [1, 2])
  }

  @Test func messagesOverHTTPAreChecked() throws {
    let (text, version, signature) = Self.signed[0]
    let inspector = try inspector("sqs")
    let good = Self.document(text, version, signature)
    #expect(gate(inspector.inspect(Events.http(good, type: "text/plain; charset=UTF-8"))) == [])
    let forged = good.replacing("line", with: "lime")
    #expect(gate(inspector.inspect(Events.http(forged, type: "text/plain"))).map(\.sign) == ["sns-signature"])
    #expect(gate(inspector.inspect(Events.http("", type: "text/plain"))).map(\.sign) == ["sns-malformed"])
  }

  @Test(arguments: [
    ("https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem", true),
    ("http://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem", false),
    ("https://sns.us-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem", false),
    ("https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem", false),
    ("https://sns.us-west-2.amazonaws.com@evil.example/SimpleNotificationService-0123456789abcdef.pem", false),
    ("https://sns.us-west-2.amazonaws.com/SimpleNotificationService-../../x.pem", false),
    ("https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem?x", false),
    ("https://sns.us-west-2.amazonaws.com/other.pem", false), ("", false),
  ]) func certificatesComeFromOneHost(address: String, isAllowed: Bool) {
    #expect(CertificateShelf.isAllowed(address, host: "sns.us-west-2.amazonaws.com") == isAllowed)
    #expect(!CertificateShelf.isAllowed(address, host: ""))
  }

  @Test func certificatesAreFetchedOnce() throws {
    let asked = Mutex<[String]>([])
    let shelf = CertificateShelf { address in
      asked.withLock { $0.append(address) }
      return address.contains("aaaaaaaa") ? Array(Self.certificate.utf8) : nil
    }
    let host = "sns.us-west-2.amazonaws.com"
    func has(_ name: String) -> Bool {
      shelf.certificate(at: "https://\(host)/SimpleNotificationService-\(name).pem", host: host) != nil
    }
    #expect(
      [has("aaaaaaaa"), has("aaaaaaaa"), has("bbbbbbbb"), has("bbbbbbbb"), has("x")] == [
        true, true, false, false, false,
      ])
    #expect(asked.withLock { $0.count } == 2)
  }

  @Test func aPolicyNamesTopicsAndCertificates() throws {
    let text = #"{"version":1,"authentication":{"t":{"kind":"sns"}},"triggers":[{"kind":"s3","authentication":"t"}]}"#
    let faults = #expect(throws: PolicyFaults.self) { try PolicyReader.read(Array(text.utf8), path: "p") }
    #expect(faults?.faults.count == 3)
    #expect(throws: GateSecrets.Failure.self) { try GateSecrets.load(try policy("sns"), variables: []) }
  }
}
