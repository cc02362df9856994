import Core

/// Statements written down in rows: a heading, then `do` with actions, `if` with a condition and `on` with resources. A
/// `do` behind an `on` starts the next statement.
struct GrantTable: Sendable {
  struct Grant: Sendable {
    var actions: [String] = []
    /// Comparison, key and value.
    var condition: [String] = []
    var resources: [String] = []
  }

  private let grants: [String: [Grant]]

  init(_ tables: String...) {
    var grants: [String: [Grant]] = [:]
    var heading = ""
    for line in tables.flatMap({ $0.split(separator: "\n") }) {
      if line.first != " " {
        heading = String(line)
        grants[heading] = []
      } else {
        Self.add(line.split(separator: " ").map(String.init), to: &grants[heading, default: []])
      }
    }
    self.grants = grants
  }

  private static func add(_ words: [String], to grants: inout [Grant]) {
    if words.first == "do", grants.last.map({ !$0.resources.isEmpty }) ?? true { grants.append(Grant()) }
    guard let kind = words.first, !grants.isEmpty else { return }
    switch kind {
    case "do": grants[grants.count - 1].actions += words.dropFirst()
    case "if": grants[grants.count - 1].condition += words.dropFirst()
    default: grants[grants.count - 1].resources += words.dropFirst()
    }
  }

  var headings: [String] { grants.keys.sorted() }

  /// The statements under a heading with the values of their placeholders; nil when there is no such heading.
  func statements(_ heading: String, at place: Place, template: String, _ value: (String) -> Text?)
    -> [PolicyStatement]?
  {
    grants[heading].map { $0.map { Self.statement($0, at: place, template: template, value) } }
  }

  private static func statement(
    _ grant: Grant, at place: Place, template: String, _ value: (String) -> Text?
  ) -> PolicyStatement {
    var statement = PolicyStatement(place: place)
    statement.template = template
    statement.actions = grant.actions.map { PolicyStatement.Entry(Text($0), at: place) }
    statement.resources = grant.resources.map { PolicyStatement.Entry(fill($0, value), at: place) }
    if grant.condition.count == 3 {
      statement.conditions = [
        PolicyStatement.Condition(
          comparison: grant.condition[0], key: grant.condition[1], values: [fill(grant.condition[2], value)])
      ]
    }
    return statement
  }

  private static func fill(_ pattern: String, _ value: (String) -> Text?) -> Text {
    var text = Text()
    for part in Placeholder.split(pattern) {
      switch part {
      case .literal(let literal): text.append(.literal(literal))
      case .name("here"):
        text.append(Text(pieces: [.unknown("AWS::Region"), .literal(":"), .unknown("AWS::AccountId")]))
      case .name(let name): text.append(value(name) ?? Text(pieces: [.unknown("parameter \(name)")]))
      }
    }
    return text
  }
}

/// SAM's policy templates. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html
enum PolicyTemplates {
  static let table = GrantTable(aToE, fToZ)

  /// The statements that a template stands for; nil when its name is not one of the published ones.
  static func expand(_ name: String, _ parameters: Setting, at place: Place) -> [PolicyStatement]? {
    table.statements(name, at: place, template: name) { parameter in
      let setting = parameters[parameter]
      return setting.isWritten ? setting.plainText : nil
    }
  }
}
