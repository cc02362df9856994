import Core

/// Event data that becomes part of the source of a template.
struct TemplateInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.template]
  static let message = "{source}, which {who} controls, becomes part of the template source given to {sink}"
  static let info = RuleInfo(
    id: "template-injection", risk: .eventDataInjection, title: "event data as template source", severity: .critical,
    cwe: 1336,
    why: """
      Template engines evaluate expressions. When the value is part of the template and not of its data, `{{ … \
      }}` in the value runs in the function, and from most engines that leads to arbitrary code.
      """,
    fix: """
      Keep templates constant and pass the value as data: `Template("Hello {{ name }}").render(name=value)` with \
      automatic escaping on.
      """)
}
