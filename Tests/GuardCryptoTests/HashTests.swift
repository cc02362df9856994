import GuardCrypto
import Testing

@Suite struct HashTests {
  /// The start of the hashes of so many letters a, around the borders of blocks.
  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8", "38b060a751ac96384cd9327e", "cf83e1357eefb8bdf1542850"),
    (3, "9834876dcfb05cb167a5c249", "8e07e5bdd64aa37536c1f257", "d6f644b19812e97b5d871658"),
    (55, "9f4390f8d30c2dd92ec9f095", "5d91ac7e74e62b5c728904b4", "b0220c772cbf6c1822e2cb38"),
    (56, "b35439a4ac6f0948b6d6f9e3", "8a8d9649ea04e993a6ca7135", "962b64aae357d2a4fee3ded8"),
    (63, "7d3e74a05d7db15bce4ad9ec", "7e7f097e95b52bb8f5338345", "c1b0f5c6d3b03dfe4a2602e6"),
    (64, "ffe054fe7ae0cb6dc65c3af9", "2e404b9339da795776e510d9", "01d35c10c6c38c2dcf48f7ee"),
    (111, "6374f73208854473827f6f6a", "3c37955051cb5c3026f94d55", "fa9121c7b32b9e01733d034c"),
    (112, "f54353008a2553262ecdc4a3", "187d4e07cb306103c69967bf", "c01d080efd492776a1c43bd2"),
    (119, "31eba51c313a5c08226adf18", "c2fbb1911d6889e3db556b48", "130396a75cb483f2eee8c56d"),
    (120, "2f3d335432c70b580af0e8e1", "ca2f7755efa04d43651f9bcb", "f241de612b01aa2fa3cf0153"),
    (127, "c57e9278af78fa3cab38667b", "9bd06b1763c2cf7aef40e795", "828613968b501dc00a97e08c"),
    (128, "6836cf13bac400e9105071cd", "edb12730a366098b3b2beac7", "b73d1929aa615934e61a8715"),
    (1000, "41edece42d63e8d9bf515a9b", "f54480689c6b0b11d0303285", "67ba5535a46e3f86dbfbed8c"),
  ]) func hashesAreTheStandards(count: Int, sha256: String, sha384: String, sha512: String) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    #expect(Hexadecimal.encode(HashFunction.sha256.hash(message)).hasPrefix(sha256))
    #expect(Hexadecimal.encode(HashFunction.sha384.hash(message)).hasPrefix(sha384))
    #expect(Hexadecimal.encode(HashFunction.sha512.hash(message)).hasPrefix(sha512))
  }

  @Test(arguments: [
    (0, "da39a3ee5e6b4b0d3255bfef"), (3, "7e240de74fb1ed08fa08d380"), (55, "c1c8bbdc22796e28c0e15163"),
    (56, "c2db330f6083854c99d4b5bf"), (64, "0098ba824b5c16427bd7a112"), (1000, "291e9a6c66994949b57ba5e6"),
  ]) func theOldHashIsTheStandards(count: Int, expected: String) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    #expect(Hexadecimal.encode(HashFunction.sha1.hash(message)).hasPrefix(expected))
  }

  /// https://www.rfc-editor.org/rfc/rfc4231#section-4.3
  @Test func keyedHashesAreTheStandards() {
    let message = Array("what do ya want for nothing?".utf8)
    let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    #expect(Hexadecimal.encode(KeyedHash.hash(message, key: Array("Jefe".utf8))) == expected)
    #expect(!KeyedHash.isValid([], for: message, key: Array("Jefe".utf8)))
  }

  @Test func longKeysAreHashedFirst() {
    let key = [UInt8](repeating: 0xAA, count: 131)
    let message = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    let expected = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    #expect(Hexadecimal.encode(KeyedHash.hash(message, key: key)) == expected)
  }

  @Test(arguments: ["0", "0g", "é0"]) func otherTextIsNotHexadecimal(text: String) {
    #expect(Hexadecimal.decode(text) == nil)
  }
}
