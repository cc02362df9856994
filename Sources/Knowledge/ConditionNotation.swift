import Flow
import Yams

/// Reads conditions: `when: { shell: true, timeout: absent, "@0.ACL": public-read, expires: above 3600 }`.
enum ConditionNotation {
  static func conditions(_ node: Node) throws -> [Condition] {
    guard let mapping = node.mapping else {
      throw KnowledgeProblem(line: node.line, message: "when: expected a mapping of values and tests")
    }
    return try mapping.map { key, value in
      guard let subject = key.scalar?.string, let test = value.scalar?.string else {
        throw KnowledgeProblem(line: key.line, message: "when: expected a value and its test")
      }
      do {
        return try Condition(subject: SelectorNotation.selector(subject), test: self.test(test))
      } catch let problem as KnowledgeProblem {
        throw KnowledgeProblem(line: key.line, message: problem.message)
      }
    }
  }

  /// A word that stands for itself is a constant to compare with; `= word` compares with a word that is a test's name.
  private static func test(_ text: String) throws -> Condition.Test {
    switch text {
    case "absent": return .absent
    case "present": return .present
    case "constant": return .constant
    case "not constant": return .notConstant
    default: break
    }
    guard let space = text.firstIndex(of: " ") else { return .equals(text) }
    let operand = String(text[text.index(after: space)...])
    switch text[..<space] {
    case "=": return .equals(operand)
    case "not" where operand.hasPrefix("in "): return .isNotAmong(String(operand.dropFirst(3)))
    case "not": return .differs(operand)
    case "in": return .isAmong(operand)
    case "starts": return .hasPrefix(operand)
    case "ends": return .hasSuffix(operand)
    case "contains": return .contains(operand)
    case "type": return .hasType(operand)
    case "above":
      guard let limit = Double(operand) else {
        throw KnowledgeProblem(line: 0, message: "\(operand) is no number")
      }
      return .above(limit)
    default: return .equals(text)
    }
  }
}
