import Archives
import Core
import Foundation
import Testing

@testable import Scan

/// Code that is only there as an archive.
@Suite struct PackedCodeTests {
  private let folder: TemporaryFolder

  /// Four files: index.py (deflated), lib/notes.txt, ../outside.py and node_modules/a/index.js (stored).
  private static let archive =
    Data(
      base64Encoded:
        "UEsDBBQAAAAIAAAAIVBYrUK2TgAAAHYAAAAIAAAAaW5kZXgucHnLzC3ILypRyC/m4kpJTVPISMxLyUkt0kgtS80r0VFIzs8rSa0o"
        + "0bTiUgCC/GK94sriktRcDaXU5Ix8BSUFbQWwwmilvMTcVKVYTWKVAQBQSwMEFAAAAAAAAAAhUM9iIBkFAAAABQAAAA0AAABsaWIv"
        + "bm90ZXMudHh0cGxhaW5QSwMEFAAAAAAAAAAhUDuJ9osGAAAABgAAAA0AAAAuLi9vdXRzaWRlLnB5eCA9IDEKUEsDBBQAAAAAAAAA"
        + "IVA7ifaLBgAAAAYAAAAXAAAAbm9kZV9tb2R1bGVzL2EvaW5kZXguanN4ID0gMQpQSwECFAMUAAAACAAAACFQWK1Ctk4AAAB2AAAA"
        + "CAAAAAAAAAAAAAAAgAEAAAAAaW5kZXgucHlQSwECFAMUAAAAAAAAACFQz2IgGQUAAAAFAAAADQAAAAAAAAAAAAAAgAF0AAAAbGli"
        + "L25vdGVzLnR4dFBLAQIUAxQAAAAAAAAAIVA7ifaLBgAAAAYAAAANAAAAAAAAAAAAAACAAaQAAAAuLi9vdXRzaWRlLnB5UEsBAhQD"
        + "FAAAAAAAAAAhUDuJ9osGAAAABgAAABcAAAAAAAAAAAAAAIAB1QAAAG5vZGVfbW9kdWxlcy9hL2luZGV4LmpzUEsFBgAAAAAEAAQA"
        + "8QAAABABAAAAAA==") ?? Data()

  init() throws { folder = try TemporaryFolder() }

  private func scan() throws -> ScanReport { try Scanner.scan(path: folder.path) }

  @Test func filesOfArchivesAreUnpacked() throws {
    let archive = try #require(ZipArchive(Array(Self.archive)))
    #expect(archive.entries.map(\.path) == ["index.py", "lib/notes.txt", "../outside.py", "node_modules/a/index.js"])
    let contents = archive.entries.map {
      archive.contents(of: $0, limit: 1_000).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(contents[0]?.hasPrefix("import os\n\ndef handler") == true)
    #expect(contents[1] == "plain" && contents[2] == "x = 1\n")
    #expect(archive.contents(of: archive.entries[0], limit: 20) == nil)
  }

  @Test func damagedArchivesAreSurvived() {
    let bytes = Array(Self.archive)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let archive = ZipArchive(Array(bytes.prefix(length)))
      #expect(archive == nil)
    }
    for offset in bytes.indices {
      var damaged = bytes
      damaged[offset] ^= 0xFF
      guard let archive = ZipArchive(damaged) else { continue }
      for entry in archive.entries { _ = archive.contents(of: entry, limit: 1_000) }
      #expect(archive.entries.count <= 4)
    }
  }

  @Test func codeOfTemplatesIsFoundInArchives() throws {
    try folder.write(Self.archive, to: "build/orders.zip")
    try folder.write(
      """
      Resources:
        Orders:
          Type: AWS::Serverless::Function
          Properties:
            Handler: index.handler
            Runtime: python3.13
            CodeUri: build/orders.zip
            FunctionUrlConfig: { AuthType: NONE }
      """, to: "template.yaml")
    let report = try scan()
    #expect(report.tree.files.map(\.path) == ["build/orders.zip/index.py", "template.yaml"])
    let found = report.findings.filter { $0.rule == "os-command-injection" }
    #expect(
      found.map { report.tree[$0.place.file].path } == ["build/orders.zip/index.py", "build/orders.zip/index.py"])
  }

  @Test("code that lies beside its archive, and code that nothing deploys, is not taken from it")
  func copiesAreLeftAlone() throws {
    try folder.write(Self.archive, to: "orders.zip")
    #expect(try scan().applications.isEmpty)
    try folder.write("def handler(event, context): return {}\n", to: "src/index.py")
    #expect(try scan().tree.files.map(\.path) == ["src/index.py"])
  }
}
