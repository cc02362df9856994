import Core

/// Event data that is turned into objects by a deserialiser that can run code.
struct InsecureDeserialization: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.deserialization]
  static let message = """
    {source}, which {who} controls, is deserialised by {sink}, which can run code named in the data
    """
  static let info = RuleInfo(
    id: "insecure-deserialization", risk: .eventDataInjection, title: "event data given to an unsafe deserialiser",
    severity: .critical, cwe: 502,
    why: """
      Formats such as pickle, jsonpickle, node-serialize and full YAML describe objects and the functions that \
      build them. Reading such data from outside means calling functions that the sender chose.
      """,
    fix: """
      Use a format that holds only data: `json.loads`, `JSON.parse`, `yaml.safe_load`, and check the result \
      against a schema.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Deserialization_Cheat_Sheet.html"])
}
