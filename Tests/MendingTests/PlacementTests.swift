import Core
import Mending
import Testing

/// Where a missing setting is written, format by format.
@Suite struct PlacementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var path = "template.yaml"
    /// The declaration starts at the first occurrence of this.
    var owner = "Store"
    var before: String
    /// nil when nothing may be written.
    var after: String?
    var testDescription: String { name }
  }

  private static let spellings: [Fix.Setting.Spelling] = [
    .property("AWS::S3::Bucket", "VersioningConfiguration.Status", "\"Enabled\""),
    .argument("aws_dynamodb_table", "point_in_time_recovery.enabled", "true"),
  ]

  private static func apply(_ text: String, at path: String, owner: String, _ spellings: [Fix.Setting.Spelling])
    -> String?
  {
    let file = SourceFile(id: FileID(0), path: path, bytes: Array(text.utf8))
    let offset = UInt32(text.utf8.count - text[text.firstRange(of: owner)!.lowerBound...].utf8.count)
    let setting = Fix.Setting(in: Place(file.id, offset, offset), spellings)
    guard let edit = Mending.edit(for: setting, in: file, LineTable(file.bytes)) else { return nil }
    return String(decoding: Patch([edit]).applied(to: file.bytes), as: UTF8.self)
  }

  static let yaml: [Case] = [
    Case(
      name: "behind the first key, comments kept",
      before: """
        Resources:
          Store: # ours
            # kept
            Type: AWS::S3::Bucket
            Properties:
              BucketName: photos # and this
              Tags: []
          Other:
            Type: AWS::SNS::Topic

        """,
      after: """
        Resources:
          Store: # ours
            # kept
            Type: AWS::S3::Bucket
            Properties:
              BucketName: photos # and this
              VersioningConfiguration:
                Status: "Enabled"
              Tags: []
          Other:
            Type: AWS::SNS::Topic

        """),
    Case(
      name: "no properties yet, four columns, no line end",
      before: "Resources:\n    Store:\n        Type: \"AWS::S3::Bucket\"",
      after: """
        Resources:
            Store:
                Type: "AWS::S3::Bucket"
                Properties:
                    VersioningConfiguration:
                        Status: "Enabled"

        """),
    Case(
      name: "before a first key that has more below it",
      before: """
        Resources:
          Store:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Join
                - '-'
                - [photos, ours]
        """,
      after: """
        Resources:
          Store:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: "Enabled"
              BucketName: !Join
                - '-'
                - [photos, ours]
        """),
    Case(
      name: "in braces",
      before: "Resources:\n  Store:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: photos }\n",
      after: """
        Resources:
          Store:
            Type: AWS::S3::Bucket
            Properties: { VersioningConfiguration: { Status: "Enabled" }, BucketName: photos }

        """),
    Case(
      name: "in a section that is there",
      before: """
        Resources:
          Store:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Other: 1
        """,
      after: """
        Resources:
          Store:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Other: 1
                Status: "Enabled"

        """),
    Case(
      name: "written already",
      before: """
        Resources:
          Store:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: !Ref Kept
        """),
    Case(name: "another type", before: "Resources:\n  Store:\n    Type: AWS::SQS::Queue\n"),
    Case(
      name: "decided elsewhere",
      before: "Resources:\n  Store:\n    Type: AWS::S3::Bucket\n    Properties: !If [A, B, C]\n"),
    Case(
      name: "line ends of two bytes",
      before: "Resources:\r\n  Store:\r\n    Type: AWS::S3::Bucket\r\n",
      after: "Resources:\r\n  Store:\r\n    Type: AWS::S3::Bucket\r\n    Properties:\r\n"
        + "      VersioningConfiguration:\r\n        Status: \"Enabled\"\r\n"),
  ]

  static let json: [Case] = [
    Case(
      name: "a line of its own", path: "template.json", owner: "\"Store\"",
      before: """
        {
          "Resources": {
            "Store": {
              "Type": "AWS::S3::Bucket",
              "Properties": {
                "BucketName": "a, \\"b\\": {"
              }
            }
          }
        }
        """,
      after: """
        {
          "Resources": {
            "Store": {
              "Type": "AWS::S3::Bucket",
              "Properties": {
                "VersioningConfiguration": { "Status": "Enabled" },
                "BucketName": "a, \\"b\\": {"
              }
            }
          }
        }
        """),
    Case(
      name: "an empty object", path: "template.json", owner: "\"Store\"",
      before: #"{"Resources": {"Store": {"Properties": {}, "Type": "AWS::S3::Bucket"}}}"#,
      after: #"{"Resources": {"Store": {"Properties": { "VersioningConfiguration": { "Status": "Enabled" } }, "#
        + #""Type": "AWS::S3::Bucket"}}}"#),
    Case(
      name: "written already", path: "template.json", owner: "\"Store\"",
      before: #"{"Store": {"Type": "AWS::S3::Bucket", "Properties": {"VersioningConfiguration": {"Status": 1}}}}"#),
    Case(name: "cut off", path: "template.json", owner: "\"Store\"", before: #"{"Store": {"Type": "AWS::S3"#),
  ]

  static let hcl: [Case] = [
    Case(
      name: "before the closing brace", path: "main.tf", owner: "resource",
      before: """
        # tables
        resource "aws_dynamodb_table" "orders" {
          name     = "orders" # kept
          hash_key = "id"
          attribute {
            name = "id"
            type = "S"
          }
        }

        """,
      after: """
        # tables
        resource "aws_dynamodb_table" "orders" {
          name     = "orders" # kept
          hash_key = "id"
          attribute {
            name = "id"
            type = "S"
          }

          point_in_time_recovery {
            enabled = true
          }
        }

        """),
    Case(
      name: "an empty block", path: "main.tf", owner: "resource",
      before: "resource \"aws_dynamodb_table\" \"orders\" {}\n",
      after: """
        resource "aws_dynamodb_table" "orders" {
          point_in_time_recovery {
            enabled = true
          }
        }

        """),
    Case(
      name: "written already", path: "main.tf", owner: "resource",
      before: """
        resource "aws_dynamodb_table" "orders" {
          point_in_time_recovery {
            enabled = var.kept
          }
        }
        """),
    Case(name: "another type", path: "main.tf", owner: "resource", before: "resource \"aws_sqs_queue\" \"q\" {}\n"),
    Case(name: "a module", path: "main.tf", owner: "module", before: "module \"aws_dynamodb_table\" {\n}\n"),
  ]

  @Test(arguments: yaml + json + hcl)
  func placement(_ example: Case) {
    let written = Self.apply(example.before, at: example.path, owner: example.owner, Self.spellings)
    #expect(written == example.after)
  }

  @Test("generated files and code are left alone", arguments: ["cdk.out/stack.template.json", "lib/stack.ts"])
  func untouched(path: String) {
    let text = #"{"Store": {"Type": "AWS::S3::Bucket"}}"#
    #expect(Self.apply(text, at: path, owner: "\"Store\"", Self.spellings) == nil)
  }

  @Test("a value inside quotation marks keeps them")
  func quotes() {
    let file = SourceFile(id: FileID(0), path: "main.tf", bytes: Array("a = \"old\"".utf8))
    let edit = Fix.Edit(place: Place(file.id, 5, 8), replacement: "\"new\"")
    #expect(Mending.sound(edit, in: file)?.replacement == "new")
    let reference = SourceFile(id: FileID(0), path: "main.tf", bytes: Array("a = var.old ? 1 : 2".utf8))
    #expect(Mending.sound(Fix.Edit(place: Place(file.id, 4, 19), replacement: "1"), in: reference) == nil)
  }

  @Test("two edits that would open the same section are not made at once")
  func collisions() {
    let place = Place(FileID(0), 3, 3)
    let edits = ["Properties:\n  A: 1\n", "Properties:\n  B: 1\n", "Other: 1\n"].map {
      Fix.Edit(place: place, replacement: $0)
    }
    #expect(Patch(edits).edits.count == 2)
    #expect(Patch(edits + edits).edits.count == 2)
  }
}
