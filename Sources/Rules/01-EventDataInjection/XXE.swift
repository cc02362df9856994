import Core

/// Event data that is read by an XML parser that resolves external entities.
struct XXE: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.xml]
  static let message = "{source}, which {who} controls, is read by {sink}, which resolves external entities"
  static let info = RuleInfo(
    id: "xxe", risk: .eventDataInjection, title: "XML of others read with external entities", severity: .high, cwe: 611,
    why: """
      An entity of the document can name a file or an address. The parser puts its content into the result, so \
      the sender reads `/proc/self/environ` with the function's credentials, or reaches services that only the \
      function can reach.
      """,
    fix: """
      Use a parser that refuses entities: `defusedxml` in Python, `etree.XMLParser(resolve_entities=False, \
      no_network=True)` with lxml, `noent: false` with libxmljs.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html"])
}
