import Core

/// Events that others can make, taken for those of the expected sender.
struct EventSpoofing: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.identity]
  static let controllers: Set<Controller> = [.anonymous]
  static let message = "{source} decides in {sink} who sent the mail, and anybody can write it"
  static let info = RuleInfo(
    id: "event-spoofing", risk: .flowManipulation, title: "sender of an event taken on trust", severity: .medium,
    confidence: .medium, cwe: 345,
    why: """
      An event says who sent it, and whoever may send events says what he likes. A function that goes by it does \
      the work of another sender's event.
      """,
    fix: """
      Go by what the platform adds: `account` and `source` in the rule's pattern, `spfVerdict`, `dkimVerdict` and \
      `dmarcVerdict` of a mail's receipt.
      """,
    references: [
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html",
      "https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html",
    ])

  /// The sender of a mail; that of other events is the business of other rules.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool { path.source.trigger == .ses }

  func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
    for bus in application.buses {
      guard let guest = bus.guest else { continue }
      for function in application.functions {
        for trigger in function.triggers where application.listens(trigger, to: bus) && !trigger.namesSender {
          findings.add(
            finding(
              "\(function.id) acts on events of \(bus.id) whoever sent them, and \(guest.value.display) may send some",
              at: trigger.place, subjects: [function.id, bus.id],
              related: [RelatedPlace(place: guest.place, note: "who may send")],
              fix: "Add `account` (and `source`) to the rule's pattern.", cause: bus.id))
        }
      }
    }
  }
}

extension EventBus {
  /// Another account that may put events on the bus; a bus that is open to everybody is another rule's business.
  fileprivate var guest: PolicyStatement.Principal? {
    let statements = policy.filter { $0.effect == .allow && $0.covers("events:PutEvents") }
    return statements.flatMap(\.principals).first { principal in
      principal.type == "AWS" && !principal.isEveryone && principal.value.resource == nil
        && !principal.value.display.contains("AWS::AccountId")
    }
  }
}

extension Application {
  fileprivate func listens(_ trigger: Trigger, to bus: EventBus) -> Bool {
    guard trigger.kind == .eventBridge, let source = trigger.source.value else { return false }
    return ResourceNames(self).same(source, Text(pieces: [.attribute(of: bus.id, name: "Ref")])) == .yes
  }
}

extension Trigger {
  /// Whether the pattern asks for the account, or for events of AWS itself, which nobody else can send. One that is not
  /// known may.
  fileprivate var namesSender: Bool {
    guard let pattern = filter.value else { return !filter.isAbsent }
    return pattern.contains("account") || pattern.contains("\"aws.") || pattern.contains(" aws.")
  }
}
