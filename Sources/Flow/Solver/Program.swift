package import Core
package import Syntax

/// The code that one deployed function, or several with one code root, may run.
package struct Program: Sendable {
  /// A place where the platform calls into the code.
  package struct Entry: Sendable {
    /// The deployed functions that this handler serves, by id.
    package var function: String
    /// The handler's module, by path, and the exported function in it ("handler", "Handler.run").
    package var path: String
    package var export: String
    package var triggers: [TriggerKind]
    /// Every HTTP route that fires it asks for a signed-in caller.
    package var isAuthenticated: Bool
    /// Environment variables whose value is a secret.
    package var secretVariables: Set<String>
    /// What the environment's variables hold, as far as the template says.
    package var environment: [String: Text]

    /// What names the resource that sends the events of a kind, where it is one.
    package var senders: [TriggerKind: Text] = [:]
    /// What other functions of the application put into its events.
    package var inbound: [InboundValue] = []

    package init(
      function: String, path: String, export: String, triggers: [TriggerKind], isAuthenticated: Bool = false,
      secretVariables: Set<String> = [], environment: [String: Text] = [:]
    ) {
      self.function = function
      self.path = path
      self.export = export
      self.triggers = triggers
      self.isAuthenticated = isAuthenticated
      self.secretVariables = secretVariables
      self.environment = environment
    }
  }

  /// The modules that may be imported, by path.
  package var modules: [String: Module]
  package var entries: [Entry]
  /// Folders that absolute imports are looked up in, first the code root.
  package var roots: [String]
  package var tree: FileTree
  /// How each language finds the files behind an import.
  package var frontEnds: [Language: any FrontEnd]
  /// What other functions of the application keep in stores, and which texts name those.
  package var stores: [StoredValue] = []
  package var names = ResourceNames()
  /// Functions of the application receive what is logged.
  package var hearsLogs = false

  package init(
    modules: [String: Module], entries: [Entry], roots: [String], tree: FileTree,
    frontEnds: [Language: any FrontEnd]
  ) {
    self.modules = modules
    self.entries = entries
    self.roots = roots
    self.tree = tree
    self.frontEnds = frontEnds
  }
}

/// What the solver found in one program.
package struct Solution: Sendable {
  package var paths: [TaintPath] = []
  package var misuses: [Misuse] = []
  package var serviceCalls: [ServiceCall] = []
  /// The functions whose code speaks of a verified identity.
  package var identityAware: Set<String> = []
  /// The functions whose code speaks of what a caller may do.
  package var rightsAware: Set<String> = []
  package var openCalls: [OpenServiceCall] = []
  package var writes: [ChannelWrite] = []
  package var reads: [StoreRead] = []
  package var diagnostics: [Diagnostic] = []
  package var gaps: [ScanReport.CoverageGap] = []
  /// Instructions evaluated: the cost of the program, the same on every machine.
  package var work = 0

  package init() {}
}
