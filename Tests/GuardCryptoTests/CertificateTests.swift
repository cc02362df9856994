import GuardCrypto
import Testing

/// Certificates that are cut, changed or nothing of the kind.
@Suite struct CertificateTests {
  /// Made for the tests: RSA of 2,048 bits, from 2024-01-01 to 2051-01-01.
  private static let digits =
    "308202b33082019ba003020102020101300d06092a864886f70d01010b0500301c311a301806035504030c11736e732e616d617a"
    + "6f6e6177732e636f6d3020170d3234303130313030303030305a180f32303531303130313030303030305a301c311a3018060355"
    + "04030c11736e732e616d617a6f6e6177732e636f6d30820122300d06092a864886f70d01010105000382010f003082010a028201"
    + "0100ea58849fea6cd9d619c5b057ab2fcc885161116750e89b15ff21d70fe92c6ec9fd8d2ee735089c10a40d37c030a54e2b4cbc"
    + "aef4a226781b054550dd432bbe1e9ae92872b4859c382397dfbf0a72a8ce5aaf95331373b0b0264475868bce69ea1792dadd36eb"
    + "c7bfb12f85f63988ef75381f9669e5d6bbd7b33b17a992f884e3bef5571a3dd91ef11e76a0b52a101a1211b9079c59567ba7bbb5"
    + "202393b5b071fac8b59934f63cad101a8d5d59ad6521d0364e4d7e2126bcb7898dfdc1d830d1abe69069917aa788996e773ce5f9"
    + "4d4c8b6906501cae13c581dcc66d4e3d5295800dfdaeb2d10ae3d51be1d097cd72c2115b52bb23819ea074a15134a66edbbb0203"
    + "010001300d06092a864886f70d01010b0500038201010015a62622fc6bed0f87c1b2c4272d658e5f2b969cb281e856bc7a82ea58"
    + "f94b4863b12abd58139cd49794ec7edacceaa8381a80486a75009edaf3a04f020af8dd897b175ade5b498aa124a90f8cb6a42594"
    + "27e399f104deed0ab1ff74362a20b41a2c5c8eecfd977d42d9f985e754e358cc58400a0c2d1260cd34f4cebb24038a67efd44a0e"
    + "74d5f77fe1a268049211b1936febe67c1323b8c43893e460241599b1abf93ebb8890eba12fe8ec176ea38763988fa2895e9e0ee0"
    + "2646be053d90187eb83b2826fad92dd1aa6cb3754c1d9728afcc80358c2f9de2e055ba57abcc8d8ab96d245aec44a7e05effc8c8"
    + "119cf99887f8972e7b023683209f3920646160"

  private func sample() throws -> [UInt8] { try #require(Hexadecimal.decode(Self.digits)) }

  @Test func timesAreRead() throws {
    let certificate = try #require(Certificate(try sample()))
    #expect(certificate.validity == 1_704_067_200...2_556_144_000)
    #expect(Certificate(try sample() + [0]) != nil)
  }

  @Test func cutAndChangedOnesDoNotCrash() throws {
    let bytes = try sample()
    // What follows the key is the issuer's signature, which is not looked at.
    for length in 0..<400 { #expect(Certificate(Array(bytes.prefix(length))) == nil) }
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<4000 {
      var changed = bytes
      for _ in 0..<3 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        changed[Int(state % 200)] = UInt8(truncatingIfNeeded: state >> 32)
      }
      _ = Certificate(changed)
    }
  }
}
