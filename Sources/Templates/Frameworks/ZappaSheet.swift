import Core

/// The settings of Zappa that bear on permissions, secrets and limits, of its first stage.
/// https://github.com/zappa/Zappa#advanced-settings
enum ZappaSheet {
  private static let names = ["zappa_settings.json", "zappa_settings.yml", "zappa_settings.yaml"]

  static func sheet(of folder: String, in tree: FileTree) -> SettingsSheet? {
    guard let file = names.lazy.compactMap({ Path.join(folder, $0) }).compactMap({ tree.file(at: $0) }).first,
      let root = DocumentReader.read(file).roots.first, let stage = root.entries.first(where: { $0.value.isMapping })
    else { return nil }
    let parents = parents(of: stage.value, in: root)
    let setting = { (key: String) in ([stage.value] + parents).lazy.compactMap { $0[key] }.first }
    var sheet = SettingsSheet(file)
    sheet.set("Timeout", setting("timeout_seconds"))
    sheet.set("MemorySize", setting("memory_size"))
    sheet.set("Runtime", setting("runtime"))
    sheet.set("Layers", setting("layers"))
    sheet.setEnvironment([
      setting("environment_variables"), setting("aws_environment_variables"),
    ])
    addRole(setting, at: stage.keyPlace, to: &sheet)
    return sheet
  }

  /// `extends` names the stage that this one starts from.
  private static func parents(of stage: Node, in root: Node) -> [Node] {
    var chain: [Node] = []
    var next = stage["extends"]?.text.flatMap { root[$0] }
    while let parent = next, chain.count < 8 {
      chain.append(parent)
      next = parent["extends"]?.text.flatMap { root[$0] }
    }
    return chain
  }

  /// Zappa makes the role unless it is told to use another, and gives it what a web application may ever need unless a
  /// policy file says what.
  private static func addRole(_ setting: (String) -> Node?, at place: Place, to sheet: inout SettingsSheet) {
    let isGiven = ["role_name", "role_arn"].contains { setting($0) != nil }
    guard !isGiven, setting("manage_roles")?.bool != false else { return }
    let extra = setting("extra_permissions")?.itemsOrSelf ?? []
    guard setting("attach_policy") == nil else {
      if !extra.isEmpty { sheet.addRole("ZappaLambdaExecution", statements: extra) }
      return
    }
    sheet.addRole("ZappaLambdaExecution", statements: extra + [presetPermissions(at: place)])
  }

  /// The part of Zappa's own policy that reaches data: everything on every bucket, queue, topic, table and stream.
  /// https://github.com/zappa/Zappa/blob/master/zappa/core.py
  private static func presetPermissions(at place: Place) -> Node {
    let actions = ["s3:*", "kinesis:*", "sns:*", "sqs:*", "dynamodb:*", "route53:*"]
    return TemplateNodes.mapping(
      [
        ("Effect", TemplateNodes.text("Allow", at: place)),
        ("Action", TemplateNodes.list(actions.map { TemplateNodes.text($0, at: place) }, at: place)),
        ("Resource", TemplateNodes.text("*", at: place)),
      ], at: place)
  }
}
