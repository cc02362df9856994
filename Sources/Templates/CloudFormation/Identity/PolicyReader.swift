import Core

/// Policy documents of every kind. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
enum PolicyReader {
  static func statements(_ document: Setting) -> [PolicyStatement] {
    guard let node = document.node else { return [] }
    if !node.isMapping || node.isIntrinsic {
      guard let embedded = document.embedded() else { return [] }
      return embedded["Statement"].itemsOrSelf.map(statement)
    }
    return document["Statement"].itemsOrSelf.filter { $0.node?.isMapping ?? false }.map(statement)
  }

  static func statement(_ setting: Setting) -> PolicyStatement {
    let nowhere = setting.stack.template.file.whole
    var statement = PolicyStatement(place: setting.place ?? nowhere)
    statement.effect = setting["Effect"].string.value?.lowercased() == "deny" ? .deny : .allow
    statement.actions = entries(setting["Action"])
    statement.notActions = entries(setting["NotAction"])
    statement.resources = entries(setting["Resource"])
    statement.notResources = entries(setting["NotResource"])
    statement.principals = principals(setting["Principal"])
    statement.notPrincipals = principals(setting["NotPrincipal"])
    statement.conditions = conditions(setting["Condition"])
    return statement
  }

  /// Strings with their places; an expression that makes a list gives all of them the list's place.
  static func entries(_ setting: Setting) -> [PolicyStatement.Entry] {
    setting.itemsOrSelf.flatMap { item -> [PolicyStatement.Entry] in
      guard let node = item.node else { return [] }
      if node.isSequence, node.tag.isEmpty { return entries(item) }
      return Evaluation(item.stack).list(node).map { PolicyStatement.Entry($0, at: node.place) }
    }
  }

  private static func principals(_ setting: Setting) -> [PolicyStatement.Principal] {
    guard let node = setting.node else { return [] }
    if node.isMapping, !node.isIntrinsic {
      return setting.entries.flatMap { type, values in
        entries(values).map { PolicyStatement.Principal(type: type, value: $0.text, place: $0.place) }
      }
    }
    return entries(setting).map { entry in
      PolicyStatement.Principal(type: entry.text.literal == "*" ? "*" : "AWS", value: entry.text, place: entry.place)
    }
  }

  private static func conditions(_ setting: Setting) -> [PolicyStatement.Condition] {
    setting.entries.flatMap { comparison, keys in
      keys.entries.map { key, values in
        PolicyStatement.Condition(comparison: comparison, key: key, values: entries(values).map(\.text))
      }
    }
  }
}
