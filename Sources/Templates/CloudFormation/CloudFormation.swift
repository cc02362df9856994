import Core

/// AWS CloudFormation templates, those of the Serverless Application Model (SAM) included.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
enum CloudFormation: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    switch Path.pathExtension(of: file.path) {
    case "yaml", "yml", "json", "template": file.bytes.mentions("AWS::") && file.bytes.mentions("Resources")
    default: false
    }
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    let document = DocumentReader.read(file)
    result.diagnostics = document.diagnostics
    guard let template = document.roots.lazy.compactMap({ Template($0, file: file) }).first else { return result }
    let library = Library(from: file, template, in: tree)
    var assembly = Assembly(template, in: tree)
    assembly.add(Stack.make(template, arguments: SAMSettings.arguments(of: template, library), library: library))
    assembly.assemble()
    result.applications = [assembly.application]
    result.diagnostics += library.diagnostics + assembly.diagnostics
    result.consumed = library.files.map(\.id)
    return result
  }
}
