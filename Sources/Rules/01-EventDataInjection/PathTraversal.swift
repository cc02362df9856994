import Core

/// Event data that becomes part of a path in the file system.
struct PathTraversal: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored]
  static let sinks: Set<SinkKind> = [.path]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, becomes part of the path given to {sink}"
  static let info = RuleInfo(
    id: "path-traversal", risk: .eventDataInjection, title: "event data in a file path", severity: .high, cwe: 22,
    why: """
      `../` in the value leaves the folder it was meant for. Reading gives away the source, its settings and \
      `/proc/self/environ` with the role's credentials; writing replaces files in `/tmp` that later invocations \
      of the same instance trust. Object keys may contain `../` too.
      """,
    fix: """
      Take only the last part (`os.path.basename`, `path.basename`) or give the file a name of your own, such as \
      a UUID in `/tmp`; then check that the resolved path still starts with the folder.
      """,
    references: ["https://owasp.org/www-community/attacks/Path_Traversal"])
}
