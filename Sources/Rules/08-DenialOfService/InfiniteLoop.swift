import Core

/// A loop whose end condition never changes.
struct InfiniteLoop: MisuseRule {
  static let kinds = ["infinite-loop"]
  static let remark = "this loop never ends once it goes round{detail}"
  static let info = RuleInfo(
    id: "infinite-loop", risk: .denialOfService, title: "loop without progress", severity: .high, cwe: 835,
    why: """
      The function runs until its time-out on every invocation and is billed for all of it; what it writes or \
      reads in the loop is multiplied.
      """,
    fix: """
      Pass the continuation on (`ExclusiveStartKey=response["LastEvaluatedKey"]`, `NextToken`) and stop when it \
      is missing, or use the SDK's paginator.
      """)
}
