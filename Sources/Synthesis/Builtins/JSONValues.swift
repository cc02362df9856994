import Core
import Templates

/// JSON and YAML as values of the program, and values as JSON.
enum JSONValues {
  static func value(of file: SourceFile) -> Value {
    guard let root = DocumentReader.read(file).roots.first else { return .unknown("the file \(file.path)") }
    return value(of: root)
  }

  static func value(of node: Node) -> Value {
    switch node.content {
    case .sequence(let items): return Value(.list(List(items.map { value(of: $0) })), at: node.place)
    case .mapping(let entries):
      return Value(.record(Record(entries.map { ($0.key, value(of: $0.value)) })), at: node.place)
    case .scalar(let text, let style):
      if node.isNull { return Value(.null, at: node.place) }
      if style == .plain, let bool = node.bool, text == "true" || text == "false" {
        return Value(.bool(bool), at: node.place)
      }
      if style == .plain, let number = Double(text) { return Value(.number(number), at: node.place) }
      return .text(text, at: node.place)
    }
  }

  /// What `JSON.stringify` gives: text in which what is not known stays open.
  static func text(of value: Value, depth: Int = 0) -> Text {
    guard depth < 32 else { return Text(pieces: [.unknown("a structure that is nested too deeply")]) }
    switch value.content {
    case .null: return "null"
    case .bool, .number: return value.asText ?? Text()
    case .list(let list): return joined(list.items.map { text(of: $0, depth: depth + 1) }, "[", "]")
    case .record(let record) where record.draft == nil && record.construct == nil:
      let fields = record.fields.filter { !$0.value.isNull }.map { field -> Text in
        var part = Text("\"\(escaped(field.name))\":")
        part.append(text(of: field.value, depth: depth + 1))
        return part
      }
      return joined(fields, "{", "}")
    default:
      var quoted = Text("\"")
      for piece in (value.asText ?? Text(pieces: [.unknown("a structure")])).pieces {
        if case .literal(let literal) = piece {
          quoted.append(.literal(escaped(literal)))
        } else {
          quoted.append(piece)
        }
      }
      quoted.append(.literal("\""))
      return quoted
    }
  }

  private static func joined(_ parts: [Text], _ opening: String, _ closing: String) -> Text {
    var text = Text(opening)
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(.literal(",")) }
      text.append(part)
    }
    text.append(.literal(closing))
    return text
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
