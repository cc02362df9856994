import Core

/// AWS CloudFormation templates, those of the Serverless Application Model (SAM) included.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
enum CloudFormation: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    switch Path.pathExtension(of: file.path) {
    case "yaml", "yml", "json", "template": return Self.mentionsAWS(file.bytes)
    default: return false
    }
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    let document = DocumentReader.read(file)
    result.diagnostics = document.diagnostics
    return result
  }

  /// Whether the bytes hold "AWSTemplateFormatVersion", or a resource type's "AWS::".
  static func mentionsAWS(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at + 4 < buffer.count {
        if buffer[at] == UInt8(ascii: "A"), buffer[at + 1] == UInt8(ascii: "W"), buffer[at + 2] == UInt8(ascii: "S"),
          buffer[at + 3] == UInt8(ascii: ":") && buffer[at + 4] == UInt8(ascii: ":")
            || buffer[at + 3] == UInt8(ascii: "T") && buffer[at + 4] == UInt8(ascii: "e")
        {
          return true
        }
        at += 1
      }
      return false
    }
  }
}
