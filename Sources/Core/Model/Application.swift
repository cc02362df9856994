/// One serverless application, read whole: the functions, what fires them, the resources between them and the roles they
/// run as; and, once the code was analysed, the evidence found in it. Rules see only this.
package struct Application: Sendable {
  /// The format the application was read from.
  package enum Format: String, Sendable {
    case cloudFormation = "CloudFormation"
    case sam = "SAM"
    case serverlessFramework = "Serverless Framework"
    /// Terraform and OpenTofu.
    case terraform = "Terraform"
    /// Programs for the AWS Cloud Development Kit, and the cloud assemblies that they make.
    case cdk = "CDK"
    /// Folders with a `function.json`.
    case azureFunctions = "Azure Functions"
    case openFaaS = "OpenFaaS"
    case knative = "Knative"
    case amplify = "Amplify"
    /// Handlers without a template.
    case codeOnly = "code only"
  }

  package enum Cloud: String, Sendable {
    case aws = "AWS"
    case google = "Google Cloud"
    case azure = "Azure"
    /// Platforms that people run themselves, and other providers.
    case other
  }

  package var name: String
  package var format: Format
  /// The folder of the template, relative to the scanned root ("" is the root).
  package var folder: String
  /// The template as a whole; what concerns no single resource is said here.
  package var place: Place
  /// Where settings for all functions are written: SAM's `Globals.Function`, the Serverless Framework's `provider`.
  package var functionDefaults: Place?
  /// Cross-origin settings for all APIs of the template (SAM's `Globals`), whether or not an API of it keeps them.
  package var defaultCORS: [CORS] = []
  /// Where it runs. What holds on one cloud by default does not hold on another.
  package var cloud: Cloud = .aws
  package var isOnAWS: Bool { cloud == .aws }

  package var functions: [Function] = []
  package var apis: [API] = []
  package var roles: [Role] = []
  package var principals: [Principal] = []
  package var permissions: [InvokePermission] = []
  package var buckets: [Bucket] = []
  package var tables: [Table] = []
  package var databases: [Database] = []
  package var queues: [Queue] = []
  package var topics: [Topic] = []
  package var streams: [Stream] = []
  package var buses: [EventBus] = []
  package var stateMachines: [StateMachine] = []
  package var conduits: [Conduit] = []
  package var userPools: [UserPool] = []
  package var userPoolClients: [UserPool.Client] = []
  package var identityPools: [IdentityPool] = []
  package var keys: [Key] = []
  package var secrets: [StoredSecret] = []
  package var logGroups: [LogGroup] = []
  package var alarms: [Alarm] = []
  package var trails: [Trail] = []
  package var distributions: [Distribution] = []
  package var securityGroups: [SecurityGroup] = []
  package var machines: [Machine] = []
  package var parameters: [TemplateParameter] = []
  package var outputs: [TemplateOutput] = []
  package var resources: [ResourceEntry] = []

  /// What was found in the code, the manifests and the text of the application's files.
  package var evidence = Evidence()

  package init(name: String, format: Format, folder: String, place: Place) {
    self.name = name
    self.format = format
    self.folder = folder
    self.place = place
  }

  package func function(_ id: String) -> Function? { functions.first { $0.id == id } }
  package func role(_ id: String) -> Role? { roles.first { $0.id == id } }
  package func role(of function: Function) -> Role? { function.role.value.flatMap { role($0) } }
  package func bucket(_ id: String) -> Bucket? { buckets.first { $0.id == id } }

  /// The route behind an HTTP trigger, with its API.
  package func route(_ reference: RouteReference) -> (api: API, route: API.Route) {
    (apis[reference.api], apis[reference.api].routes[reference.route])
  }
}
