import Core

/// A broken hash where collisions matter.
struct WeakHash: MisuseRule {
  static let kinds = ["weak-hash"]
  static let remark = "{callee} is broken: two inputs with the same hash can be made{detail}"
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "weak-hash", risk: .insecureDeployment, title: "broken hash function", severity: .low, cwe: 328,
    why: """
      For MD5 and SHA-1 two different files with the same hash can be made in hours. What is recognised by its \
      hash can then be exchanged for something else.
      """,
    fix: """
      Use SHA-256 or better. Where the hash is only a cache key, say so to the library: `hashlib.md5(data, \
      usedforsecurity=False)`.
      """)
}
