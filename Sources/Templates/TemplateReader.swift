package import Core

/// What reading a template gave.
package struct TemplateResult: Sendable {
  package var applications: [Application] = []
  package var diagnostics: [Diagnostic] = []
  /// Files that belong to these applications (nested stacks, includes) and are no applications of their own.
  package var consumed: [FileID] = []

  package init() {}
}

/// A template format. Each has a folder of its own beside this file.
protocol TemplateFormat: SendableMetatype {
  /// Whether a file may be a template of this format: a cheap look at its name and for literal bytes in it.
  static func accepts(_ file: SourceFile) -> Bool
  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult
}

/// Finds and reads the templates of a tree, whatever their format.
package enum TemplateReader {
  private static let formats: [any TemplateFormat.Type] = [
    ServerlessFramework.self, CloudFormation.self, Terraform.self, AzureFunctions.self, OpenFaaS.self,
    Knative.self, AmplifySchema.self, Definitions.self, UnreadFormats.self,
  ]

  /// The files that are worth reading as templates, in the order of their paths. Copies that a build left behind are
  /// not among them.
  package static func candidates(in tree: FileTree) -> [FileID] {
    tree.files.filter { file in !isBuildOutput(file.path) && formats.contains { $0.accepts(file) } }.map(\.id)
  }

  /// Reads one candidate in the first format that finds an application in it. Files that turn out to be no templates
  /// give no application; what was wrong with them counts only when no format could read them.
  package static func read(_ file: FileID, in tree: FileTree) -> TemplateResult {
    var failure: TemplateResult?
    for format in formats where format.accepts(tree[file]) {
      let result = format.read(tree[file], in: tree)
      if !result.applications.isEmpty { return result }
      failure = failure ?? result
    }
    return failure ?? TemplateResult()
  }

  /// Joins the results of all candidates, in their order: what one application consumed is dropped from the others.
  package static func merge(_ results: [TemplateResult]) -> TemplateResult {
    let consumed = Set(results.flatMap(\.consumed))
    var merged = TemplateResult()
    merged.consumed = consumed.sorted()
    merged.applications = results.flatMap(\.applications).filter { !consumed.contains($0.place.file) }
    merged.diagnostics = Set(results.flatMap(\.diagnostics)).sorted()
    return merged
  }

  /// `sam build` and `serverless package` put a copy of the template beside the built code.
  private static func isBuildOutput(_ path: String) -> Bool {
    path.split(separator: "/").contains {
      $0 == ".aws-sam" || $0 == ".serverless" || $0 == ".terraform" || $0 == "node_modules"
    }
  }
}
