import Core

/// Files of variables that Terraform reads by itself. https://developer.hashicorp.com/terraform/language/values/variables
enum VariableFiles {
  /// The values for the root module, later files replacing earlier ones.
  static func settings(of folder: String, in tree: FileTree) -> (settings: [String: Expression], [Diagnostic]) {
    var settings: [String: Expression] = [:]
    var diagnostics: [Diagnostic] = []
    for file in files(of: folder, in: tree) {
      if file.path.hasSuffix(".json") {
        for argument in JSONConfiguration.settings(file) { settings[argument.name] = argument.value }
      } else {
        let read = ConfigurationReader.read(file)
        diagnostics += read.diagnostics
        for argument in read.body.arguments { settings[argument.name] = argument.value }
      }
    }
    return (settings, diagnostics)
  }

  private static func files(of folder: String, in tree: FileTree) -> [SourceFile] {
    let here = tree.files(below: folder).filter { Path.folder(of: $0.path) == folder }
    let main = ["terraform.tfvars", "terraform.tfvars.json"].flatMap { name in
      here.filter { Path.name(of: $0.path) == name }
    }
    return main + here.filter { $0.path.hasSuffix(".auto.tfvars") || $0.path.hasSuffix(".auto.tfvars.json") }
  }
}
