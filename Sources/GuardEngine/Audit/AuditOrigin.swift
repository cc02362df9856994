import GuardInspection

/// Where a line of the audit trail comes from: the product, the cloud, and the trace it belongs to.
struct AuditOrigin {
  /// The function's ARN; empty where there is none.
  var function: String
  var trace: String

  func write(_ writer: inout JSONText) {
    writer.object("metadata") { writer in
      writer.field("version", "1.3.0")
      writer.object("product") {
        $0.field("name", "cordon-guard")
        $0.field("vendor_name", "Cordon")
      }
      if !trace.isEmpty { writer.field("correlation_uid", trace) }
    }
    let parts = function.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 4 else { return }
    writer.object("cloud") { writer in
      writer.field("provider", "AWS")
      writer.field("region", String(parts[3]))
      writer.object("account") { $0.field("uid", String(parts[4])) }
    }
  }
}
