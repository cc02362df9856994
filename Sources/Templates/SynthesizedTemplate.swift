package import Core

/// A template that was put together from a program's constructs rather than read from a file.
package enum SynthesizedTemplate {
  /// The application that the resources of a template amount to.
  /// - Parameters:
  ///   - root: a CloudFormation template whose nodes stand where the program wrote them.
  ///   - lead: the file that paths in it are relative to.
  package static func application(_ root: Node, lead: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    guard let template = Template(root, file: lead) else { return result }
    let library = Library(from: lead, template, in: tree)
    var assembly = Assembly(template, in: tree)
    assembly.add(Stack.make(template, library: library))
    assembly.assemble()
    result.applications = [assembly.application]
    result.diagnostics = assembly.diagnostics
    return result
  }
}
