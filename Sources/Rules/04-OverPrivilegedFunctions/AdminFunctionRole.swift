import Core

/// A function that runs with an administrator's rights.
struct AdminFunctionRole: Rule {
  static let info = RuleInfo(
    id: "admin-function-role", risk: .overPrivilegedFunctions, title: "function with administrator's rights",
    severity: .critical, cwe: 250,
    why: """
      Any hole in the function, or in a library it loads, is then a hole in the whole account. The role's \
      credentials lie in the function's environment, where a single file read gets them.
      """,
    fix: """
      Replace the statement by the actions that the code calls, each on the resource it calls it for.
      """,
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"])

  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for grantee in application.grantees where !grantee.functions.isEmpty {
      guard let entry = grantee.administratorEntry, seen.insert(entry.place).inserted else { continue }
      findings.add(
        finding(
          "\(grantee.phrase) runs with the rights of an administrator (\(entry.text.display))", at: entry.place,
          subjects: grantee.subjects, fix: application.leastPrivilegeAdvice(for: grantee)))
    }
  }
}
