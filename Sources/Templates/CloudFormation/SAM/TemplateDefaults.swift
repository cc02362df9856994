import Core

/// What SAM's Globals say as a whole. The settings themselves are merged into the resources.
enum TemplateDefaults {
  static func read(_ stack: Stack, into application: inout Application) {
    guard let globals = stack.template.root["Globals"] else { return }
    if application.functionDefaults == nil {
      application.functionDefaults = globals.entry("Function")?.keyPlace
    }
    let settings = Setting(globals, in: stack)
    for setting in [settings["Api"]["Cors"], settings["HttpApi"]["CorsConfiguration"]] {
      if let cors = CORSReader.read(setting) { application.defaultCORS.append(cors) }
    }
  }
}
