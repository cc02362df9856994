import GuardCrypto
import Testing

/// Signatures that another implementation made are taken, and changed ones are not.
@Suite struct SignatureTests {
  private static let message = Array("the guard checks what it is told".utf8)
  private static let modulus =
    "c555eb8a09ee4818ad9e93603cfc353bc77ce6c78f9d9d1667115e88069fbe45948b2be8429bead5777bbb9a98e4bd9b928aa945"
    + "0629931e9ca3a3ea2cb8d593db55aadf063352f912df9299435078bb77e45197d1763b424831d33431aebc3abcaf1d735d4365be"
    + "ad6cc6b1e473ea58fb53c68302dc61471dfee885459fc0250ef6583fe0858f05847a529ed4d08e2eb1256b57a5ee0e5602c3677e"
    + "590397b0ae6c67674fba5b3c9ea0efee00930bced3f5090d94f07e3805058267c7cb32ba0efdf84d8ebe7ddaec92752b5007f76b"
    + "797bf911ce57ab11f1aeea1acc15a5ea413b8757a75a7fafd72b31d72676e286d79a120d725a906534b46eb69e720453"
  private static let signatures: [(HashFunction, String)] = [
    (
      .sha256,
      "b064fac732678c3d3e6dd65302d10001aa02ff332f65f79266fb4d06f668af0bf6520b27cb9f1cbc44f3e5df6aa2b4dd8dd71df7"
        + "bf9d3be7b596eecce7ca6d85f66f2043c851f543ac14edbc89f2f52ae69e8f81d236b0b1e12c5ed8a8de200f105cdc6872bb3e0f"
        + "342f52a92ae254fd08525430164c5fa70d291d8856aa4901ea15fe5e4b248ed6e729e6e17244afcc5cf78c9607f72b625ce40084"
        + "28cf1dcfb5128c7622abb04532e9dfd82d21905c33ebf12eeaf9b23c49d308f7b78c080b73ae122a3508ed19b18b13c20ecda7b0"
        + "8ee32e120af44230a8f7938b5a6450a80ced25c37531ed88dc8f990707a91a2854764afaa4a41328d8258b29545399a5"
    ),
    (
      .sha384,
      "8c264606ca3aea089b83feca8ee83575cf46c179ae9c8ee2e64f6d55913984f0ae4301635075f06b6d8b4a6bcffc1822b2b1d0d0"
        + "ae7ad552e4573faa3c2615ba607a7b5daef3fd64c2e58594dbac4d2e34d24463d7c278790de915f016d95cb2133b609cc53cb45b"
        + "271cf63e2a428d7050f9e8c3e7ebb4444135355dc6b18bb00976982c25874763477c19a6c48a3a5f75d534d3ef7e0a4d3c0d301b"
        + "aebc4a1dd518f9d5d18033c2a999a03684f4ce6012dc0ef18463aeeadc2fe0da032b5192b1ac22c793aca2c7c767defe561b3cdb"
        + "0ab68a8efc0d0cce5e68d0f4a8aa058507edf966a217f028510cd77ac0071f7944ec9a5b2acf3574255a81399b4dfc2e"
    ),
    (
      .sha512,
      "17ed81a042519e545b9d99c5daa03bc8f9184ff795bd8aac159300922f475f8786c8da25850ab52fd348e23f56a4728a5f020f67"
        + "ab50a35dba1a1532268975a5311bb8607ff56cf929a9000c717d432b1e93c587fc6a156376ac9783911f02d699d9915623e4e8e8"
        + "4d412b0f6df4182fa357a378e554857778333a5a648b1cdc61e53c80e960bd6aa79907a013686f00cd722fc086de42be3bf5f19c"
        + "0845a1252b89d46261452c87d12717da3bcf3a2baf1a80fc67a4117f232a46ac57a6fb92c4f58f6d07fcbe62d271c6d88ee64e47"
        + "a3c7a2202b40a8cb0a1656afad6bd4617c0a2aaeeb8c0e740d5bc53388922b8dff1a9c8e567694e5beb4e7607e039372"
    ),
  ]

  private func bytes(_ digits: String) throws -> [UInt8] { try #require(Hexadecimal.decode(digits)) }

  @Test(arguments: 0..<3) func signaturesOfRSAAreChecked(index: Int) throws {
    let (function, digits) = Self.signatures[index]
    let key = try #require(RSAKey(modulus: bytes(Self.modulus), exponent: [1, 0, 1]))
    let signature = try bytes(digits)
    #expect(key.isValid(signature, for: Self.message, function))
    #expect(!key.isValid(signature, for: Self.message + [0], function))
    #expect(!key.isValid(signature, for: Self.message, function == .sha256 ? .sha512 : .sha256))
    var changed = signature
    changed[100] ^= 1
    #expect(!key.isValid(changed, for: Self.message, function))
    #expect(!key.isValid(Array(repeating: 0xFF, count: 256), for: Self.message, function))
    #expect(!key.isValid([], for: Self.message, function))
  }

  @Test func weakKeysAreNone() throws {
    #expect(RSAKey(modulus: Array(try bytes(Self.modulus).prefix(128)), exponent: [1, 0, 1]) == nil)
    #expect(RSAKey(modulus: try bytes(Self.modulus), exponent: [2]) == nil)
    #expect(EllipticKey(.p256, x: Array(repeating: 1, count: 32), y: Array(repeating: 2, count: 32)) == nil)
  }

  private static let curves:
    [(curve: EllipticCurve?, function: HashFunction, x: String, y: String, signature: String)] = [
      (
        .p256, .sha256,
        "424804f20c02a8afec2d0bc2b37d2e68776a4bd09acfeac5987e2b76f5ff3d6c",
        "6971181e8109d983f20550e6c935535b72466600440c623d8164f9a1dce5ef99",
        "4a642b70a2f1aa4456d59393c0780c7a8f6278f94ee527b5796586b05282dd34015e31ba3e9a8d8b9743f150b10091cfb6eae88c"
          + "4d02d410134793e37d9fe061"
      ),
      (
        .p384, .sha384,
        "1b7a1634fcc2020611c9fb6319ba9d402c62280c0e267098777bcddd35d22e2c3f0b187a19eb437878ac6a03dcf09d3c",
        "081dbfef337d99622c0a8a8d17134cf37c90e42e59ea62bcb74ae7a07bc63d05207765f2a745ea811bd15b4dd5bc4f84",
        "2c6f668cc6b55a6404b0119bd0eeaddef84b29a75b4d18df8219aefc6b5258ab15c3fb4d15a89a63cf01eab684f4e18617b0727e"
          + "a12525c9ad65d4699e04c6d821b422333e83151403b794e1827e6a299d88289f305d7fabc7cb7c77ff3df532"
      ),
    ]

  @Test(arguments: 0..<2) func signaturesOnCurvesAreChecked(index: Int) throws {
    let sample = Self.curves[index]
    let key = try #require(EllipticKey(sample.curve, x: bytes(sample.x), y: bytes(sample.y)))
    let signature = try bytes(sample.signature)
    #expect(key.isValid(signature, for: Self.message, sample.function))
    #expect(!key.isValid(signature, for: Self.message + [0], sample.function))
    #expect(!key.isValid(Array(signature.reversed()), for: Self.message, sample.function))
    // Zeros would be valid for any message where they are not refused.
    #expect(!key.isValid(Array(repeating: 0, count: signature.count), for: Self.message, sample.function))
    #expect(!key.isValid(Array(repeating: 0xFF, count: signature.count), for: Self.message, sample.function))
  }
}
