/// A row that says which action an operation, a trigger or a setting needs, as it is written in Catalog/aws/iam/:
///
///     s3:GetObjectVersion on object(Bucket, Key) when VersionId
///     dynamodb:PutItem on table(TransactItems.*.Put.TableName) when TransactItems.*.Put
///     dynamodb:PartiQLSelect on table(Statement) when Statement:select
package struct ActionRule: Hashable, Sendable {
  /// The resource, where it is not the one that the action's own types and the parameters tell.
  package struct Target: Hashable, Sendable {
    /// The name of a resource type of the action's service.
    package var type: String
    /// For each name in the type's ARN, the parameters that may hold it, by path.
    package var parameters: [Binding]
  }

  /// Such as "s3:GetObject".
  package var action: String
  package var target: Target?
  /// A parameter that must be given.
  package var when: ParameterTest?
  /// A parameter that must not be given.
  package var unless: ParameterTest?

  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  /// - Throws: `Fault` when the row is not of the form.
  package init(_ text: String) throws(Fault) {
    var words = Self.words(text)[...]
    guard let action = words.popFirst(), action.contains(":") else { throw Fault(description: "no action: \(text)") }
    self.action = action
    while let word = words.popFirst() {
      guard let operand = words.popFirst() else { throw Fault(description: "'\(word)' of what? \(text)") }
      switch word {
      case "on": target = try Target(operand)
      case "when": when = ParameterTest(operand)
      case "unless": unless = ParameterTest(operand)
      default: throw Fault(description: "unknown word '\(word)': \(text)")
      }
    }
  }

  /// Words between blanks; blanks in parentheses separate nothing.
  private static func words(_ text: String) -> [String] {
    var words = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character != " " {
        words[words.count - 1].append(character)
      } else if depth == 0, words.last != "" {
        words.append("")
      }
    }
    return words.filter { !$0.isEmpty }
  }
}

extension ActionRule.Target {
  /// "object(Bucket,Key)", or "*" for the type that has no parts.
  init(_ text: String) throws(ActionRule.Fault) {
    guard let open = text.firstIndex(of: "("), text.last == ")" else {
      if text == "*" {
        (type, parameters) = ("*", [])
      } else {
        throw ActionRule.Fault(description: "no resource: \(text)")
      }
      return
    }
    type = String(text[..<open])
    parameters = text[text.index(after: open)...].dropLast().split(separator: ",").map { Binding(String($0)) }
  }
}
