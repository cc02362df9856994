import Core

/// Files that deploy functions in ways that are known and not read; the scan says so.
enum UnreadFormats: TemplateFormat {
  private static let names: [String: String] = [
    "Pulumi.yaml": "programs of Pulumi", "Pulumi.yml": "programs of Pulumi", "wrangler.toml": "Cloudflare Workers",
    "sst.config.ts": "programs of SST", "func.yaml": "functions of Fn and of Knative's client",
  ]

  static func accepts(_ file: SourceFile) -> Bool { kind(of: file) != nil }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    if let kind = kind(of: file) {
      let message = "\(kind) are not understood; only the code beside them was looked at"
      result.diagnostics = [Diagnostic(.unsupported, message, at: file.whole)]
    }
    return result
  }

  private static func kind(of file: SourceFile) -> String? {
    if let kind = names[Path.name(of: file.path)] { return kind }
    switch Path.pathExtension(of: file.path) {
    case "bicep": return "deployments in Bicep"
    case "json":
      let head = Array(file.bytes.prefix(400))
      return Words.occurs("eploymentTemplate.json#", in: head) ? "templates of Azure Resource Manager" : nil
    default: return nil
    }
  }
}
