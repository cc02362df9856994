import Core

/// Keys, secrets and stored parameters.
enum SecretReader {
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
  static func readKey(_ resource: Resource, into assembly: inout Assembly) {
    var key = Key(id: resource.id, place: resource.place)
    key.rotates = resource["EnableKeyRotation"].bool
    key.isAsymmetric = resource["KeySpec"].string.map { $0 != "SYMMETRIC_DEFAULT" }
    key.policy = PolicyReader.statements(resource["KeyPolicy"])
    assembly.application.keys.append(key)
  }

  /// AWS::SecretsManager::Secret. Secrets are always encrypted; a generated one has no value in the template.
  static func readSecret(_ resource: Resource, into assembly: inout Assembly) {
    var secret = StoredSecret(id: resource.id, kind: .secret, place: resource.place)
    secret.name = resource["Name"].text
    secret.value = resource["SecretString"].text
    secret.isEncrypted = .known(true, resource.place)
    assembly.application.secrets.append(secret)
  }

  /// AWS::SSM::Parameter. CloudFormation cannot make the encrypted kind, so these are readable as they are.
  static func readParameter(_ resource: Resource, into assembly: inout Assembly) {
    var secret = StoredSecret(id: resource.id, kind: .parameter, place: resource.place)
    secret.name = resource["Name"].text
    secret.value = resource["Value"].text
    secret.isEncrypted = resource["Type"].string.map { $0 == "SecureString" }
    assembly.application.secrets.append(secret)
  }

  /// AWS::SecretsManager::RotationSchedule
  static func readRotation(_ resource: Resource, into assembly: inout Assembly) {
    let id = resource["SecretId"].plainText.resource
    guard let index = assembly.application.secrets.firstIndex(where: { $0.id == id }) else { return }
    assembly.application.secrets[index].rotates = .known(true, resource.place)
  }
}
