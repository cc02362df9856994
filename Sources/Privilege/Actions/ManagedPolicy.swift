package import Core

/// A policy that AWS manages, with what it grants written out.
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
package struct ManagedPolicy: Sendable {
  /// A statement without places: the text of the policy stands in no file of the user.
  package struct Statement: Sendable {
    package var isAllow: Bool
    package var actions: [String]
    package var notActions: [String]
    package var resources: [String]
    package var notResources: [String]
    /// Comparison, key and values.
    package var conditions: [Condition]

    package init(
      isAllow: Bool, actions: [String], notActions: [String], resources: [String], notResources: [String],
      conditions: [Condition]
    ) {
      (self.isAllow, self.actions, self.notActions) = (isAllow, actions, notActions)
      (self.resources, self.notResources, self.conditions) = (resources, notResources, conditions)
    }
  }

  package struct Condition: Sendable {
    package var comparison: String
    package var key: String
    package var values: [String]

    package init(comparison: String, key: String, values: [String]) {
      (self.comparison, self.key, self.values) = (comparison, key, values)
    }
  }

  package var name: String
  package var statements: [Statement]

  package init(name: String, statements: [Statement]) { (self.name, self.statements) = (name, statements) }

  /// The policy's name, when AWS manages it: "arn:aws:iam::aws:policy/service-role/AWSLambdaRole" is "AWSLambdaRole".
  package static func name(_ entry: PolicyStatement.Entry) -> String? {
    let shown = entry.text.display
    guard shown.contains(":iam::aws:policy/") || !shown.contains(":") && entry.text.literal != nil else { return nil }
    return shown.split(separator: "/").last.map(String.init)
  }

  /// The statements as if they stood where the policy is attached.
  package func statements(at place: Place) -> [PolicyStatement] { statements.map { $0.attached(at: place, by: name) } }
}

extension ManagedPolicy.Statement {
  fileprivate func attached(at place: Place, by name: String) -> PolicyStatement {
    func entries(_ texts: [String]) -> [PolicyStatement.Entry] { texts.map { .init(Text($0), at: place) } }
    var statement = PolicyStatement(place: place)
    statement.effect = isAllow ? .allow : .deny
    statement.actions = entries(actions)
    statement.notActions = entries(notActions)
    statement.resources = entries(resources)
    statement.notResources = entries(notResources)
    statement.conditions = conditions.map {
      .init(comparison: $0.comparison, key: $0.key, values: $0.values.map { Text($0) })
    }
    statement.template = name
    return statement
  }
}

extension ManagedPolicy {
  /// Adds its statements as the record of its name.
  package func pack(into writer: inout PackedWriter) {
    writer.append(statements) { writer, statement in
      writer.append(statement.isAllow ? 1 : 0)
      for texts in [statement.actions, statement.notActions, statement.resources, statement.notResources] {
        writer.append(texts)
      }
      writer.append(statement.conditions) { writer, condition in
        writer.append(condition.comparison)
        writer.append(condition.key)
        writer.append(condition.values)
      }
    }
  }

  package init?(name: String, _ reader: inout PackedReader) {
    guard let statements = reader.list(Self.statement) else { return nil }
    self.init(name: name, statements: statements)
  }

  private static func statement(_ reader: inout PackedReader) -> Statement? {
    guard let mark = reader.number(), let actions = reader.texts(), let notActions = reader.texts(),
      let resources = reader.texts(), let notResources = reader.texts(), let conditions = reader.list(condition)
    else { return nil }
    return Statement(
      isAllow: mark == 1, actions: actions, notActions: notActions, resources: resources, notResources: notResources,
      conditions: conditions)
  }

  private static func condition(_ reader: inout PackedReader) -> Condition? {
    guard let comparison = reader.text(), let key = reader.text(), let values = reader.texts() else { return nil }
    return Condition(comparison: comparison, key: key, values: values)
  }
}
