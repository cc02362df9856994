import Core

/// Data sources, and resources that only make values. Those that are computed from the files are computed; the others
/// are known by what they ask for.
enum DataSources {
  static func attribute(_ name: String, of instance: Instance, at place: Place) -> Value {
    switch (instance.type, name) {
    case ("aws_iam_policy_document", "json"), ("aws_iam_policy_document", "minified_json"):
      return Value(.json(PolicyDocumentData.document(instance)), at: place)
    case ("google_iam_policy", "policy_data"): return Value(.json(instance.read()), at: place)
    case ("template_file", "rendered"): return rendered(instance, at: place)
    case ("aws_partition", "partition"): return Value("aws", at: place)
    case ("aws_partition", "dns_suffix"): return Value("amazonaws.com", at: place)
    default: break
    }
    if let known = pseudoParameters[instance.type]?[name] { return Value(.unknown(known), at: place) }
    if let stored = storedValue(name, instance) { return Value(.unknown(stored), at: place) }
    if let argument = instance.argument(name) { return argument }
    return Value(.unknown("\(instance.id).\(name)"), at: place)
  }

  /// What the deployment knows, under the names that CloudFormation has for it.
  private static let pseudoParameters: [String: [String: String]] = [
    "aws_caller_identity": ["account_id": "AWS::AccountId", "id": "AWS::AccountId"],
    "aws_region": ["name": "AWS::Region", "id": "AWS::Region", "region": "AWS::Region"],
  ]

  /// Secrets that are fetched at deployment never stand in the files.
  private static func storedValue(_ name: String, _ instance: Instance) -> String? {
    switch (instance.type, name) {
    case ("aws_secretsmanager_secret_version", "secret_string"):
      "resolve:secretsmanager:" + (instance.argument("secret_id")?.text?.display ?? "")
    case ("aws_ssm_parameter", "value"), ("aws_ssm_parameter", "insecure_value"):
      "resolve:ssm:" + (instance.argument("name")?.text?.display ?? "")
    default: nil
    }
  }

  /// The template of Terraform 0.11: a string, mostly from `file`, and `vars` for it.
  private static func rendered(_ instance: Instance, at place: Place) -> Value {
    guard let template = instance.argument("template") else { return Value(.unknown(instance.id), at: place) }
    let fields = instance.read()["vars"].map { $0.fields ?? $0.items?.flatMap { $0.fields ?? [] } ?? [] } ?? []
    guard let fragments = template.fragments, fragments.count == 1, case .literal(let text) = fragments[0].piece,
      fragments[0].isVerbatim,
      let parts = ConfigurationReader.template(
        Array(text.utf8), file: fragments[0].place.file, at: Int(fragments[0].place.start))
    else { return template }
    return FileFunctions.value(of: parts, variables: Value(.object(fields), at: place), instance.scope, place)
  }
}
