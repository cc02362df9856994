import Core

/// What is known of the policies that AWS manages. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
enum ManagedPolicies {
  /// How wide a policy is for a function's role.
  enum Width { case administrator, wide, reading, fitting }

  /// The policy's name, when AWS manages it: "service-role/AWSLambdaRole" is "AWSLambdaRole".
  static func name(_ entry: PolicyStatement.Entry) -> String? {
    let shown = entry.text.display
    guard shown.contains(":iam::aws:policy/") || !shown.contains(":") && entry.text.literal != nil else { return nil }
    return shown.split(separator: "/").last.map(String.init)
  }

  static func width(of name: String) -> Width {
    if administrators.contains(name) { return .administrator }
    if let width = CloudRoles.width(of: name) { return width }
    if wide.contains(name) || name.hasSuffix("FullAccess") || name.hasSuffix("PowerUser")
      || name.hasSuffix("_FullAccess")
    {
      return fitting.contains(name) ? .fitting : .wide
    }
    if name.hasSuffix("ReadOnlyAccess") || name == "ReadOnlyAccess" || name.hasSuffix("ReadOnly") { return .reading }
    return .fitting
  }

  /// Whether a wide policy opens data, code or identities; the others send, compute or measure.
  static func reachesData(_ name: String) -> Bool { !modest.contains { name.hasPrefix($0) } }

  private static let modest = [
    "AWSLambdaRole", "AmazonSES", "AmazonSNS", "AmazonPolly", "AmazonRekognition", "AmazonTextract", "AmazonTranscribe",
    "AmazonLex", "Translate", "Comprehend", "CloudWatch", "AmazonEventBridge", "AmazonAPIGatewayInvoke",
    "AmazonMobileAnalytics",
  ]

  private static let administrators: Set<String> = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]

  /// Policies whose names do not tell how wide they are.
  private static let wide: Set<String> = [
    "AWSLambdaRole", "AWSLambdaExecute", "AWSLambdaInvocation-DynamoDB", "SecretsManagerReadWrite",
    "AWSLambda_ReadWrite",
    "AmazonCognitoPowerUser", "AmazonEC2ContainerRegistryPowerUser", "AWSStepFunctionsFullAccess",
    "SystemAdministrator",
    "DatabaseAdministrator", "NetworkAdministrator", "DataScientist", "AmazonSSMAutomationRole", "AmazonEC2RoleforSSM",
    "AWSCodeCommitPowerUser", "AmazonDMSRedshiftS3Role", "AWSGlueServiceRole",
  ]

  /// Names that sound wide and are what the platform's own integrations need.
  private static let fitting: Set<String> = ["AWSXrayFullAccess"]
}
