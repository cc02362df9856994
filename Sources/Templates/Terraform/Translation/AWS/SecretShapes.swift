import Core

/// Keys, secrets and stored parameters.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
enum SecretShapes {
  static let all: [String: Shape] = [
    "aws_kms_key": Shape(
      "AWS::KMS::Key", ["policy": "KeyPolicy", "customer_master_key_spec": "KeySpec"], documents: ["policy"]),
    "aws_kms_key_policy": .part(
      of: "key_id", type: "AWS::KMS::Key", ["policy": "KeyPolicy"], documents: ["policy"]),
    "aws_secretsmanager_secret": Shape("AWS::SecretsManager::Secret"),
    "aws_secretsmanager_secret_version": .part(of: "secret_id", type: "AWS::SecretsManager::Secret"),
    "aws_secretsmanager_secret_rotation": Shape(
      "AWS::SecretsManager::RotationSchedule", ["rotation_lambda_arn": "RotationLambdaARN"]),
    "aws_ssm_parameter": Shape("AWS::SSM::Parameter", ["insecure_value": "Value"]),
  ]
}
