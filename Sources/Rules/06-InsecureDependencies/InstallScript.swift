import Core

/// A script that fetches and runs something while packages are installed.
struct InstallScript: Rule {
  static let info = RuleInfo(
    id: "install-script", risk: .insecureDependencies, title: "installation runs fetched code", severity: .medium,
    cwe: 829,
    why: """
      Whoever controls the address controls the build, and with it what is deployed. The lock file does not \
      cover what a script fetches.
      """,
    fix: """
      Fetch it once, keep it in the repository or check its hash in the script, and install with \
      `--ignore-scripts` where nothing needs them.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for manifest in application.evidence.manifests {
      for script in manifest.installScripts where Self.fetches(script.text.display) {
        findings.add(
          finding(
            "this script fetches and runs something at installation", at: script.place, subjects: [manifest.path]))
      }
    }
  }

  private static func fetches(_ script: String) -> Bool {
    ["curl ", "wget ", "http://", "https://", "| sh", "| bash", "|sh", "|bash", "base64", "eval "].contains {
      script.contains($0)
    }
  }
}
