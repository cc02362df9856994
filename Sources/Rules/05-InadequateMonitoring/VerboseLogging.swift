import Core

/// Logging that writes everything, in production too.
struct VerboseLogging: MisuseRule {
  static let kinds = ["verbose-logging"]
  static let remark = "{callee} logs everything, request contents included{detail}"
  static let info = RuleInfo(
    id: "verbose-logging", risk: .inadequateMonitoring, title: "logging at debug level", severity: .low, cwe: 532,
    why: """
      Debug logs of SDKs and frameworks hold request bodies, headers and signatures. They cost money by volume \
      and give readers of the log more than the application's users may see.
      """,
    fix: """
      Set the level to `INFO` or `WARNING`, and let an environment variable lower it for a single stage.
      """)
}
