package import Core
package import Privilege

/// What functions need and were granted, as JSON.
package struct RoleJSON {
  /// The version of the form; it grows when a field changes its meaning or goes.
  static let formatVersion = 1

  private let lines: SourceLines

  package static func render(
    _ reviews: [(application: Application, functions: [FunctionReview])], of report: ScanReport
  ) -> String {
    let lines = SourceLines(report, also: reviews.flatMap(\.functions).flatMap(\.places))
    let json = RoleJSON(lines: lines)
    var writer = JSONWriter()
    writer.object { out in
      out.field("format", formatVersion)
      out.field("version", report.version)
      out.array("applications", reviews) { out, review in
        out.object { out in
          out.field("name", review.application.name)
          out.field("template", lines.path(review.application.place))
          out.array("functions", review.functions, json.write)
        }
      }
    }
    return writer.text + "\n"
  }

  private func write(_ out: inout JSONWriter, _ review: FunctionReview) {
    out.object { out in
      out.field("function", review.function.id)
      if let role = review.role { out.field("role", role.id) }
      out.field("sharedWith", review.sharers)
      out.field("complete", review.needs.isComplete)
      out.field("grantsKnown", review.grants?.isComplete ?? false)
      out.field("granted", review.granted.count)
      out.field("needed", review.needed.count)
      out.field("excess", review.excess.count)
      out.object("excessByLevel") { out in
        let counts = review.excess.counts(from: .builtIn)
        for level in AccessLevel.allCases { out.field(level.name, counts[level] ?? 0) }
      }
      out.field("excessActions", names(review.excess))
      out.array("needs", review.needs.needs, write)
      out.array("missing", review.missing, write)
      out.array("notUnderstood", review.needs.openCalls) { out, call in
        out.object { out in
          out.field("what", call.what)
          out.field("at", lines.location(call.place))
        }
      }
      out.array("statements", review.statements, write)
    }
  }

  private func names(_ set: ActionSet) -> [String] {
    set.services.flatMap { prefix in
      PermissionTable.builtIn.service(prefix).map { set.actions(of: $0).map { "\(prefix):\($0.name)" } } ?? []
    }
  }

  private func write(_ out: inout JSONWriter, _ need: Need) {
    out.object { out in
      out.field("action", need.action)
      out.field("resource", need.resource.display)
      if !need.openings.isEmpty { out.field("openBecauseOf", need.openings) }
      out.array("conditions", need.conditions) { out, condition in
        out.object { out in
          out.field("operator", condition.comparison)
          out.field("key", condition.key)
          out.field("values", condition.values.map(\.display))
        }
      }
      out.field("platform", need.isOfPlatform)
      out.field("cause", need.cause)
      out.field("at", lines.location(need.place))
    }
  }

  private func write(_ out: inout JSONWriter, _ review: StatementReview) {
    out.object { out in
      out.field("at", lines.location(review.statement.place))
      if let template = review.statement.template { out.field("from", template) }
      out.field("actions", review.statement.actions.map(\.text.display))
      out.field("resources", review.statement.resources.map(\.text.display))
      out.field("idleActions", review.idleActions.map(\.text.display))
      out.field("widerThanNeeded", review.isWiderThanNeeded)
      out.array("neededBy", review.uses) { out, need in
        out.object { out in
          out.field("action", need.action)
          out.field("at", lines.location(need.place))
        }
      }
    }
  }
}
