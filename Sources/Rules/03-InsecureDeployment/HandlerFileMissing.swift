import Core

/// A function whose handler leads to no file.
struct HandlerFileMissing: MisuseRule {
  static let kinds = ["handler-file-missing"]
  static let remark = "the handler of this function leads to no file of the application{detail}"
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "handler-file-missing", risk: .insecureDeployment, title: "handler without a file", severity: .low, cwe: 1164,
    why: """
      What is deployed is not what is in the repository, or nothing is: the code behind this door is not \
      reviewed, and whoever can write to the artefact's place decides what runs.
      """,
    fix: "Correct the handler or the code's folder, or remove the function.")

  /// What a compiler puts there is not in the repository.
  static func accepts(_ misuse: Misuse, in application: Application) -> Bool {
    let first = misuse.callee.split(separator: "/").first.map(String.init) ?? ""
    return !misuse.callee.contains("/")
      || !["build", "dist", "out", "target", "bin", ".build", ".serverless"].contains(first)
  }
}
