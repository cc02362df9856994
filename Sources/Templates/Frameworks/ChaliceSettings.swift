import Core

/// `.chalice/config.json`, with the policy files that it names. What a stage says goes before what all stages have.
/// https://aws.github.io/chalice/topics/configfile
enum ChaliceSettings {
  static func sheet(of folder: String, in tree: FileTree) -> SettingsSheet? {
    guard let path = Path.join(folder, ".chalice/config.json"), let file = tree.file(at: path) else { return nil }
    let document = DocumentReader.read(file)
    guard let root = document.roots.first else { return nil }
    var sheet = SettingsSheet(file)
    sheet.diagnostics = document.diagnostics
    let stage = stage(of: root)
    let setting = { (key: String) in stage.value?[key] ?? root[key] }
    sheet.set("Timeout", setting("lambda_timeout"))
    sheet.set("MemorySize", setting("lambda_memory_size"))
    sheet.set("Layers", setting("layers"))
    sheet.set("ReservedConcurrentExecutions", setting("reserved_concurrency"))
    if let traced = setting("xray"), traced.bool == true {
      let mode = TemplateNodes.text("Active", at: traced.place)
      sheet.set("TracingConfig", TemplateNodes.mapping([("Mode", mode)], at: traced.place))
    }
    sheet.setEnvironment([root["environment_variables"], stage.value?["environment_variables"]])
    addRole(setting, stage.name, beside: file, in: tree, to: &sheet)
    return sheet
  }

  /// The stage that `chalice deploy` takes, or the first one.
  private static func stage(of root: Node) -> (name: String, value: Node?) {
    let stages = root["stages"]?.entries ?? []
    let chosen = stages.first { $0.key == "dev" } ?? stages.first
    return (chosen?.key ?? "dev", chosen?.value)
  }

  /// Without a policy file Chalice writes the policy from the calls that it finds in the code.
  private static func addRole(
    _ setting: (String) -> Node?, _ stage: String, beside file: SourceFile, in tree: FileTree,
    to sheet: inout SettingsSheet
  ) {
    guard setting("autogen_policy")?.bool == false, setting("manage_iam_role")?.bool != false else { return }
    let written = setting("iam_policy_file")
    let name = written?.text ?? "policy-\(stage).json"
    let policy = Path.join(Path.folder(of: file.path), name).flatMap { tree.file(at: $0) }
    guard let policy else {
      let message = "the policy file \(name) is not here"
      return sheet.diagnostics.append(Diagnostic(.unresolved, message, at: written?.place ?? file.whole))
    }
    let document = DocumentReader.read(policy)
    sheet.diagnostics += document.diagnostics
    sheet.addRole("chalice-role", statements: document.roots.first?["Statement"]?.itemsOrSelf ?? [])
  }
}
