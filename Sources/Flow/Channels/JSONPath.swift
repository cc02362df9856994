import Core

/// The paths by which workflows and rules pick parts of their input: `$.order.items[0].name`, `$.items[*]`, `$['a b']`.
/// https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
struct JSONPath {
  /// Field names; "*" is any element or field.
  private(set) var steps: [String] = []

  /// - Parameter text: from the `$` on.
  init?(_ text: some StringProtocol) {
    guard text.hasPrefix("$") else { return nil }
    var rest = text.dropFirst()
    while let first = rest.first {
      rest = rest.dropFirst()
      switch first {
      case ".": if rest.first == "." { rest = rest.dropFirst() }
      case "[": readBracket(&rest)
      default:
        let name = String(first) + rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(name.count - 1)
        steps.append(name)
      }
    }
  }

  /// An index, a name in quotes, or something that chooses among the elements.
  private mutating func readBracket<Part: StringProtocol>(_ rest: inout Part) where Part.SubSequence == Part {
    let inside = rest.prefix { $0 != "]" }
    rest = rest.dropFirst(inside.count + 1)
    if let quote = inside.first, quote == "'" || quote == "\"" {
      steps.append(String(inside.dropFirst().dropLast()))
    } else {
      steps.append("*")
    }
  }

  /// The part of a value; nil when nothing is known of it.
  func part(of value: PortableValue) -> PortableValue? { value.part(at: steps) }

  /// With another value in the place of the part; at the whole path `$` that value itself.
  func setting(_ part: PortableValue, in value: PortableValue) -> PortableValue { value.setting(part, at: steps[...]) }
}
