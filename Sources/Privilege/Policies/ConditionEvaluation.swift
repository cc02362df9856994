package import Core

extension RequestContext {
  /// Whether the conditions of a statement hold, all of them.
  package func satisfies(_ conditions: [PolicyStatement.Condition]) -> Answer { conditions.all(satisfies) }

  /// Whether one condition holds. What has an operator that does not exist never holds.
  package func satisfies(_ condition: PolicyStatement.Condition) -> Answer {
    guard let comparison = ConditionOperator(condition.comparison) else { return .no }
    let entry = self[condition.key]
    if case .null = comparison.comparison { return isNull(entry, condition.values) }
    switch entry {
    case .absent: return Answer(comparison.holdsWithoutKey)
    case .unknown: return .perhaps
    case .values(let values): return holds(comparison, values, condition.values)
    }
  }

  private func isNull(_ entry: Entry, _ wanted: [Text]) -> Answer {
    guard let wanted = wanted.first?.literal?.lowercased() else { return .perhaps }
    switch entry {
    case .absent: return Answer(wanted == "true")
    case .values(let values): return Answer(values.isEmpty == (wanted == "true"))
    case .unknown: return .perhaps
    }
  }

  private func holds(_ comparison: ConditionOperator, _ values: [Text], _ wanted: [Text]) -> Answer {
    func passes(_ value: Text) -> Answer {
      let matches = wanted.any { wish in
        PolicyVariables.resolve(wish, self).map { comparison.holds(value, $0) } ?? .no
      }
      return comparison.isNegated ? !matches : matches
    }
    switch comparison.quantifier {
    case .all: return values.all(passes)
    // A key of several values is compared by any of them; a negated operator must hold for every one.
    case .single: return comparison.isNegated ? values.all(passes) : values.any(passes)
    case .any: return values.any(passes)
    }
  }
}

extension ConditionOperator {
  /// What holds of a key that the request does not have.
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
  fileprivate var holdsWithoutKey: Bool {
    if ifExists { return true }
    switch quantifier {
    case .all: return true
    case .any: return false
    case .single: return isNegated
    }
  }
}
