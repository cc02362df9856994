import Core

/// A key whose material never changes.
struct KMSNoRotation: Rule {
  static let info = RuleInfo(
    id: "kms-no-rotation", risk: .insecureDeployment, title: "key without rotation", severity: .low, cwe: 320,
    why: """
      The longer one key protects everything, the more is lost with it. Rotation costs nothing and needs no \
      change in code.
      """,
    fix: "Set `EnableKeyRotation: true`.")

  func check(_ application: Application, into findings: inout Findings) {
    for key in application.keys where key.rotates.isOff && key.isAsymmetric.value != true && !key.isAsymmetric.isUnknown
    {
      findings.add(
        finding(
          "key \(key.id) is never rotated", at: key.rotates.place ?? key.place, subjects: [key.id],
          fix: application.advice(
            application.advice("Set `EnableKeyRotation: true`", terraform: "Set `enable_key_rotation = true`"),
            google: "Set `rotation_period` to 90 days (`\"7776000s\"`)"),
          edits: key.rotates.replaced(by: "true"),
          settings: [
            Fix.Setting(
              in: key.place,
              [
                .property("AWS::KMS::Key", "EnableKeyRotation", "true"),
                .argument("aws_kms_key", "enable_key_rotation", "true"),
              ])
          ]))
    }
  }
}
