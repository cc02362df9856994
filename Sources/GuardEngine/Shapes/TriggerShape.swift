/// What the guard knows of a trigger's event: how it is recognised, and which fields outsiders write.
///
/// The facts are those of the scanner's catalogue, Catalog/events/; a generated file carries them here as text, so that the
/// guard links nothing of the scanner.
package struct TriggerShape: Sendable {
  /// How a field is treated.
  struct Field: Sendable {
    /// From the event down; "*" is any field or element.
    var path: [String]
    /// Whether somebody outside the function can choose its value.
    var isOutsiders: Bool
    /// Encodings to undo, outermost first.
    var peel: [Peel]
    /// Whether the value is a credential or personal.
    var isSensitive: Bool
  }

  /// A path that tells a trigger, as text too, which is what indexes go by.
  struct Mark: Sendable {
    let text: String
    let parts: [String]
    let isOpen: Bool

    init(_ text: String) {
      (self.text, parts) = (text, TriggerShape.parts(text))
      isOpen = parts.contains("*")
    }
  }

  package let name: String
  /// Alternatives; every path of one must be there.
  let recognise: [[Mark]]
  let fields: [Field]
  let rest: Field
}

/// An encoding that a trigger wraps a value in.
enum Peel: String, Sendable, CaseIterable {
  case url, base64, json, gzip
}

/// Up to eight encodings in their order, packed so that copying them costs nothing.
struct PeelList: Sendable {
  private var code: UInt32 = 0

  init(_ peels: [Peel] = []) {
    for peel in peels.prefix(8).reversed() { code = code << 4 | (UInt32(Peel.allCases.firstIndex(of: peel) ?? 0) + 1) }
  }

  var isEmpty: Bool { code == 0 }

  /// The outermost encoding, which is taken off the list.
  mutating func next() -> Peel? {
    guard code != 0 else { return nil }
    defer { code >>= 4 }
    return Peel.allCases[Int(code & 15) - 1]
  }
}

extension TriggerShape {
  /// All shapes, in the order in which they are tried: the more an event must have, the earlier.
  package static let all: [TriggerShape] = read(generatedTriggerShapes).sorted { $0.weight > $1.weight }

  package static func named(_ name: String) -> TriggerShape? { all.first { $0.name == name } }

  private var weight: Int { recognise.map { $0.map(\.parts.count).reduce(0, +) + $0.count }.max() ?? 0 }

  /// Reads the generated text: a line a trigger, a way to recognise it, a field or the rest.
  static func read(_ text: String) -> [TriggerShape] {
    var shapes: [TriggerShape] = []
    var name = ""
    var recognise: [[Mark]] = []
    var fields: [Field] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      switch words[0] {
      case "trigger": (name, recognise, fields) = (words[1], [], [])
      case "recognise": recognise.append(words.dropFirst().map { Mark($0) })
      case "field": fields.append(field(words.dropFirst()))
      default: shapes.append(TriggerShape(name: name, recognise: recognise, fields: fields, rest: field(words[...])))
      }
    }
    return shapes
  }

  /// Path, whether outsiders write it, whether it is sensitive, and its encodings.
  private static func field(_ words: ArraySlice<String>) -> Field {
    let words = Array(words)
    let path = words[0] == "rest" ? [] : parts(words[0])
    return Field(
      path: path, isOutsiders: words[1].contains("o"), peel: words.dropFirst(2).compactMap { Peel(rawValue: $0) },
      isSensitive: words[1].contains("s"))
  }

  /// The parts of a path; `\.` is a dot in a field's own name.
  package static func parts(_ path: String) -> [String] {
    var parts: [String] = [""]
    var isEscaped = false
    for character in path {
      if isEscaped {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "." {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
