import Core
import Scan
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The same applications, with the same code and settings, in every format that describes applications: what is wrong
/// with one is wrong with all of them.
@Suite struct FormatTests {
  @Test(arguments: Sample.names, Sample.formats)
  func findingsAreTheSameInEveryFormat(_ application: String, _ format: String) throws {
    let reference = Sample.findings(of: application, in: Sample.reference)
    let found = Sample.findings(of: application, in: format)
    #expect(!reference.isEmpty)
    #expect(found == reference, "\(application) in \(format)")
  }

  @Test func theSetIsWhole() {
    #expect(Sample.names.count >= 12)
  }
}

/// An application of Tests/FormatTests/Applications: `code` is shared, a folder a format describes it.
private enum Sample {
  static let reference = "sam"
  static let formats = ["cloudformation", "serverless", "terraform", "cdk"]
  private static let root =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    + "/Applications"

  static let names: [String] = entries(of: root)

  /// The rule, the severity and, for what is found in the code, the place of every finding.
  static func findings(of application: String, in format: String) -> [String] {
    let report = Scanner.scan(tree: tree(of: application, in: format))
    return report.findings.map { finding in
      let file = report.tree[finding.place.file]
      let place = file.path.hasPrefix("code/") ? " \(file.path):\(finding.place.start)" : ""
      return "\(finding.severity) \(finding.rule)\(place)"
    }.sorted()
  }

  private static func tree(of application: String, in format: String) -> FileTree {
    let own = "\(root)/\(application)"
    let files = entries(of: "\(own)/\(format)").map { ($0, "\(own)/\(format)/\($0)") }
    let code = entries(of: "\(own)/code").map { ("code/\($0)", "\(own)/code/\($0)") }
    return FileTree(
      contents: (files + code).map { ($0.0, Array(FileManager.default.contents(atPath: $0.1) ?? Data())) })
  }

  private static func entries(of folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

/// What the CDK leaves behind when it has run a program.
@Suite struct AssemblyTests {
  private static let template = #"""
    {"Resources": {"Files8B5C1A2D": {"Type": "AWS::S3::Bucket", "Properties": {"AccessControl": "PublicRead"},
     "Metadata": {"aws:cdk:path": "Files/Files/Resource"}}}}
    """#
  private static let program = """
    import { App, Stack } from 'aws-cdk-lib';
    import { Bucket, BucketAccessControl } from 'aws-cdk-lib/aws-s3';
    const stack = new Stack(new App(), 'Files');
    new Bucket(stack, 'Files', { accessControl: BucketAccessControl.PUBLIC_READ });
    """

  private func places(_ files: [String: String]) -> [String] {
    let report = Scanner.scan(tree: FileTree(contents: files.map { ($0.key, Array($0.value.utf8)) }))
    return report.findings.filter { $0.rule == "public-bucket" }.map { report.tree[$0.place.file].path }
  }

  @Test func anAssemblyAloneIsRead() {
    #expect(places(["shop/cdk.out/Files.template.json": Self.template]) == ["shop/cdk.out/Files.template.json"])
  }

  @Test func aProgramCountsBeforeItsAssembly() {
    let files = [
      "shop/cdk.json": #"{"app": "npx ts-node app.ts"}"#, "shop/app.ts": Self.program,
      "shop/cdk.out/Files.template.json": Self.template,
    ]
    #expect(places(files) == ["shop/app.ts"])
  }
}
