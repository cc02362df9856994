import Foundation
import Testing

@testable import Archives
@testable import GuardWorkbench

@Suite struct PackagingTests {
  /// Texts of every kind that codes take differently: nothing, one byte, repetitions near and far, noise, and program text.
  private static let samples: [[UInt8]] = [
    [], [7], [UInt8](repeating: 65, count: 100_000), Array(0...255),
    Array(String(repeating: "abcabcabd", count: 9000).utf8),
    noise(200_000), noise(40_000) + noise(40_000), Array("function ".utf8) + noise(33_000) + Array("function ".utf8),
    (try? [UInt8](Data(contentsOf: URL(filePath: #filePath)))) ?? [],
  ]

  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<count).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
  }

  @Test(arguments: samples) func whatIsCompressedComesBack(bytes: [UInt8]) throws {
    let packed = Deflate.compress(bytes)
    #expect(try Inflate.decompress(raw: packed.span, limit: 1 << 20) == bytes)
  }

  @Test func repetitionsBecomeShort() {
    #expect(Deflate.compress([UInt8](repeating: 65, count: 100_000)).count < 200)
    #expect(Deflate.compress(Array(String(repeating: "abcabcabd", count: 9000).utf8)).count < 600)
  }

  /// Codes longer than the format takes come of counts that grow like these.
  @Test func codesKeepToTheirLimit() {
    var counts = [1, 1]
    while counts.count < 40 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
    let lengths = HuffmanCode(counts, limit: 15).lengths
    #expect(lengths.max() ?? 99 <= 15)
    #expect(lengths.reduce(0) { $0 + 1.0 / Double(1 << $1) } == 1)
  }

  @Test func aZipReaderTakesTheLayer() throws {
    let package = try GuardPackage(program: Self.program(), policy: Array("{}".utf8))
    let file = FileManager.default.temporaryDirectory.appending(path: "layer-\(UUID().uuidString).zip")
    try Data(package.layer(.extensionProcess)).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let reader = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      assert archive.testzip() is None
      for entry in archive.infolist(): print(entry.filename, oct(entry.external_attr >> 16), entry.file_size)
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", reader, file.path()]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.contains("cordon/cordon-guard 0o100755 120\n") && text.contains("cordon/policy.json 0o100644 2\n"))
    #expect(text.contains("cordon/wrapper 0o100755") && text.contains("extensions/cordon-guard 0o100755"))
    #expect(package.layer() == package.layer())
    #expect(ZipArchive(package.layer())?.entries.map(\.path).first == "cordon/cordon-guard")
  }

  /// A program's header with one entry of this kind.
  private static func program(entry: UInt8 = 1) -> [UInt8] {
    var bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 114)
    bytes[32] = 64
    bytes[54] = 56
    bytes[56] = 1
    bytes[64] = entry
    return bytes
  }

  @Test func aBootstrapIsReplacedOnce() throws {
    let files = try GuardPackage(program: Self.program(), policy: Array("{}".utf8)).functionFiles()
    #expect(files.map(\.name) == ["cordon/cordon-guard", "bootstrap", "cordon-policy.json"])
    #expect(GuardPackage.isOwn(files[1].bytes) && !GuardPackage.isOwn(Array("#!/bin/sh\nexec ./app\n".utf8)))
  }

  @Test func aGuardThatWouldNotRunThereIsRefused() {
    #expect(ProgramFile(Self.program()).fault == nil)
    #expect(ProgramFile(Self.program(entry: 3)).fault?.contains("libraries") == true)
    for bytes in [[], Array("#!/bin/sh".utf8), [0xCF, 0xFA, 0xED, 0xFE]] {
      #expect(throws: GuardPackage.Failure.self) { try GuardPackage(program: bytes, policy: nil) }
    }
  }
}
