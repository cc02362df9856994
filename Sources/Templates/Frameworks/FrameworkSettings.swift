package import Core

/// What the settings of a framework that deploys decorated code say of all functions of a project: the role they run as,
/// their environment and their limits. The functions themselves are found in the code.
package struct FrameworkSettings: Sendable {
  /// The role with its policies; nil when the framework writes it from the code, or when it is given from outside.
  package private(set) var role: Role?
  private let function: Function
  package private(set) var diagnostics: [Diagnostic] = []

  /// The settings of the project in a folder, if it has any.
  package init?(of folder: String, in tree: FileTree) {
    guard let sheet = ChaliceSettings.sheet(of: folder, in: tree) ?? ZappaSheet.sheet(of: folder, in: tree) else {
      return nil
    }
    let result = SynthesizedTemplate.application(sheet.template, lead: sheet.file, in: tree)
    guard let application = result.applications.first, let function = application.functions.first else { return nil }
    self.function = function
    role = application.role(of: function)
    diagnostics = sheet.diagnostics + result.diagnostics
  }

  /// Gives the settings to the functions that have none of their own.
  package func apply(to application: inout Application) {
    if let role { application.roles.append(role) }
    for index in application.functions.indices {
      if application.functions[index].role.isAbsent { application.functions[index].role = function.role }
      if application.functions[index].timeout.isAbsent { application.functions[index].timeout = function.timeout }
      if application.functions[index].memory.isAbsent { application.functions[index].memory = function.memory }
      if application.functions[index].isTraced.isAbsent { application.functions[index].isTraced = function.isTraced }
      if !function.runtime.isAbsent { application.functions[index].runtime = function.runtime }
      application.functions[index].environment += function.environment
      application.functions[index].layers += function.layers
    }
  }
}

/// The settings of a framework as a template with one function and, where it is known, the function's role.
struct SettingsSheet {
  var file: SourceFile
  var diagnostics: [Diagnostic] = []
  private var properties: [(String, Node)] = []
  private var statements: [Node] = []
  private var managed: [Node] = []
  private var roleID: String?

  init(_ file: SourceFile) { self.file = file }

  mutating func set(_ property: String, _ value: Node?) {
    guard let value, !value.isNull else { return }
    properties.append((property, value))
  }

  /// Variables of the environment, several sections of which may add some.
  mutating func setEnvironment(_ sections: [Node?]) {
    let entries = sections.compactMap { $0?.entries }.joined()
    guard let place = entries.first?.value.place else { return }
    let variables = Node(.mapping(Array(entries)), place: place)
    properties.append(("Environment", TemplateNodes.mapping([("Variables", variables)], at: place)))
  }

  /// The function runs as a role of its own with these statements.
  mutating func addRole(_ id: String, statements: [Node], managed: [Node] = []) {
    roleID = id
    self.statements += statements
    self.managed += managed
  }

  var template: Node {
    let place = file.whole
    var resources: [Node.Entry] = []
    var own = properties
    if let roleID {
      own.append(("Role", TemplateNodes.mapping([("Ref", TemplateNodes.text(roleID, at: place))], at: place)))
      resources.append(TemplateNodes.resource(roleID, "AWS::IAM::Role", role, at: place))
    }
    resources.append(TemplateNodes.resource("function", "AWS::Lambda::Function", own, at: place))
    return TemplateNodes.template(resources)
  }

  private var role: [(String, Node)] {
    let place = file.whole
    let document = TemplateNodes.mapping([("Statement", TemplateNodes.list(statements, at: place))], at: place)
    let policy = TemplateNodes.mapping([("PolicyDocument", document)], at: place)
    return [
      ("Policies", TemplateNodes.list([policy], at: place)),
      ("ManagedPolicyArns", TemplateNodes.list(managed, at: place)),
    ]
  }
}
