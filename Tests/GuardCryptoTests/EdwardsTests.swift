import GuardCrypto
import Testing

/// The samples of https://www.rfc-editor.org/rfc/rfc8032#section-7.1
@Suite struct EdwardsTests {
  private static let samples: [(key: String, message: String, signature: String)] = [
    (
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0"
        + "595bbe24655141438e7a100b"
    ),
    (
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eae"
        + "b4302aeeb00d291612bb0c00"
    ),
    (
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9"
        + "716ed28dc027beceea1ec40a"
    ),
    (
      "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423"
        + "643ce80e2a9ac94fa54ca49f",
      "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c"
        + "138ac17ad9bef1177331a704"
    ),
  ]

  private func bytes(_ digits: String) throws -> [UInt8] { try #require(Hexadecimal.decode(digits)) }

  @Test(arguments: samples.indices) func theStandardsSignaturesAreTaken(index: Int) throws {
    let sample = Self.samples[index]
    let key = try #require(EdwardsKey(bytes(sample.key)))
    let (message, signature) = (try bytes(sample.message), try bytes(sample.signature))
    #expect(key.isValid(signature, for: message))
    #expect(!key.isValid(signature, for: message + [0]))
    for place in [0, 31, 32, 63] {
      var changed = signature
      changed[place] ^= 1
      #expect(!key.isValid(changed, for: message))
    }
    #expect(!key.isValid([], for: message))
  }

  /// The number and the order added: the same signature written in a second way.
  @Test func aNumberOverTheOrderIsRefused() throws {
    let sample = Self.samples[0]
    let order = try bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
    var signature = try bytes(sample.signature)
    var carry = 0
    for index in 0..<32 {
      let total = Int(signature[32 + index]) + Int(order[index]) + carry
      signature[32 + index] = UInt8(truncatingIfNeeded: total)
      carry = total >> 8
    }
    #expect(carry == 0)
    #expect(try #require(EdwardsKey(bytes(sample.key))).isValid(signature, for: []) == false)
  }

  /// No point, another way to write one, and points whose eightfold is nothing.
  @Test(arguments: [
    "0200000000000000000000000000000000000000000000000000000000000000",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000", "",
  ]) func otherBytesAreNoKey(digits: String) throws { #expect(EdwardsKey(try bytes(digits)) == nil) }

  @Test(arguments: [
    (0, "19700101T000000Z"), (1_714_611_246, "20240502T005406Z"), (951_782_399, "20000228T235959Z"),
    (951_868_799, "20000229T235959Z"), (4_102_444_800, "21000101T000000Z"),
  ]) func timesOfTheCalendar(seconds: Int, text: String) {
    #expect(CivilTime.basic(seconds) == text)
    #expect(CivilTime.seconds(iso: text) == seconds)
    #expect(CivilTime.seconds(iso: String(text.dropLast())) == nil)
  }
}
