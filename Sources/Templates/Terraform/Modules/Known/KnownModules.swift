/// Modules of the public registry whose files are not in the tree unless somebody ran `terraform init`. Each is known by
/// a sketch: a short configuration that makes what the module makes from its inputs, as far as the model carries it.
/// https://registry.terraform.io/namespaces/terraform-aws-modules
enum KnownModules {
  private static let sketches: [String: String] = [
    "lambda": FunctionSketches.lambda, "s3-bucket": StorageSketches.bucket,
    "s3-bucket//modules/notification": StorageSketches.notification, "dynamodb-table": StorageSketches.table,
    "sqs": MessagingSketches.queue, "sns": MessagingSketches.topic, "eventbridge": MessagingSketches.events,
    "step-functions": FunctionSketches.workflow, "apigateway-v2": GatewaySketches.http,
    "iam//modules/iam-role": IdentitySketches.role, "iam//modules/iam-assumable-role": IdentitySketches.assumableRole,
    "iam//modules/iam-policy": IdentitySketches.policy, "iam//modules/iam-user": IdentitySketches.user,
    "security-group": NetworkSketches.securityGroup, "rds": NetworkSketches.database,
    "rds-aurora": NetworkSketches.cluster, "kms": IdentitySketches.key,
    "secrets-manager": IdentitySketches.secret, "ec2-instance": NetworkSketches.instance,
    "cloudwatch//modules/log-group": FunctionSketches.logGroup,
  ]

  static func sketch(of source: String) -> String? { name(source).flatMap { sketches[$0] } }

  /// "terraform-aws-modules/sqs/aws" and "git::https://github.com/terraform-aws-modules/terraform-aws-sqs.git?ref=v4" are
  /// both "sqs"; a folder inside the module follows behind two slashes.
  static func name(_ source: String) -> String? {
    let text = source.prefix { $0 != "?" }
    guard let start = text.firstRange(of: "terraform-aws-modules/") else { return nil }
    var rest = String(text[start.upperBound...]).withoutPrefix("terraform-aws-")
    var inner = ""
    if let slashes = rest.firstRange(of: "//") {
      inner = String(rest[slashes.lowerBound...])
      rest = String(rest[..<slashes.lowerBound])
    }
    let name = rest.prefix { $0 != "/" && $0 != "." }
    return name.isEmpty ? nil : name + inner
  }
}
