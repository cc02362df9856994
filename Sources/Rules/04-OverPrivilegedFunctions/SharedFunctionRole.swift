import Core

/// One role that several functions with different work run as.
struct SharedFunctionRole: Rule {
  static let info = RuleInfo(
    id: "shared-function-role", risk: .overPrivilegedFunctions, title: "one role for several functions", severity: .low,
    cwe: 250,
    why: """
      Each function has the rights of all. A hole in the one that reads public uploads then opens what only the \
      payment function should touch.
      """,
    fix: "Give each function a role of its own with what it needs.")

  func check(_ application: Application, into findings: inout Findings) {
    for role in application.roles {
      let users = application.functions.filter { $0.role.value == role.id }
      guard users.count > 1, role.grantsMoreThanLogging, Self.differ(users, in: application) else { continue }
      findings.add(
        finding(
          "\(users.count) functions run as one role: \(Self.names(users))", at: role.place,
          subjects: users.map(\.id) + [role.id],
          related: users.prefix(8).map { RelatedPlace(place: $0.place, note: "\($0.id) runs as it") },
          fix: Self.advice(application.format)))
    }
  }

  /// Functions that call the same operations may share; so may those of which nothing is known but that each does the same.
  private static func differ(_ users: [Function], in application: Application) -> Bool {
    let calls = users.map { function in application.operations(of: function.id) }
    return calls.allSatisfy(\.isEmpty) || Set(calls).count > 1
  }

  private static func names(_ users: [Function]) -> String {
    users.count > 4
      ? users.prefix(4).map(\.id).joined(separator: ", ") + ", …" : users.map(\.id).joined(separator: ", ")
  }

  private static func advice(_ format: Application.Format) -> String {
    switch format {
    case .serverlessFramework:
      "Write the statements at the function they belong to, with the plugin serverless-iam-roles-per-function (`iamRoleStatements`)"
    case .sam: "Replace `Role` by `Policies` at each function; SAM then makes a role for each"
    case .terraform: "Make an `aws_iam_role` for each function and name it in the function's `role`"
    case .cdk: "Leave `role` out at each function; the CDK then makes a role for each, and grants add to it"
    case .cloudFormation, .codeOnly, .azureFunctions, .openFaaS, .knative, .amplify:
      "Make an `AWS::IAM::Role` for each function and name it in the function's `Role`"
    }
  }
}
