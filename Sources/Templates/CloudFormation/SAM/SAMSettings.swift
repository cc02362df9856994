import Core

/// The values that `samconfig.toml` or `samconfig.yaml` beside a template gives to its parameters.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
enum SAMSettings {
  private static let key = "parameter_overrides"

  /// What a deployment without further options gives: the settings of the environment `default`, or of the first one.
  static func arguments(of template: Template, _ library: Library) -> [String: Stack.Argument] {
    guard isDeployedByDefault(template.file.path), let file = file(beside: template.file.path, in: library.tree) else {
      return [:]
    }
    let values = Path.pathExtension(of: file.path) == "toml" ? tomlValues(file) : yamlValues(file)
    guard !values.isEmpty else { return [:] }
    // Literals mean the same in every stack; one without conditions costs nothing.
    let stack = Stack.make(template, library: library, isBare: true)
    let pairs = values.map { value in
      (value.name, Stack.Argument(node: Node(.scalar(value.text, .quoted), place: value.place), stack: stack))
    }
    return Dictionary(pairs) { $1 }
  }

  /// The settings are about the template that `sam deploy` takes when none is named.
  private static func isDeployedByDefault(_ path: String) -> Bool {
    ["template.yaml", "template.yml", "template.json"].contains(Path.name(of: path))
  }

  private static func file(beside path: String, in tree: FileTree) -> SourceFile? {
    let names = ["samconfig.toml", "samconfig.yaml", "samconfig.yml"]
    return names.lazy.compactMap { Path.join(Path.folder(of: path), $0) }.compactMap { tree.file(at: $0) }.first
  }

  // MARK: TOML

  /// The overrides of the section that counts. A list of strings and one string are written alike but for the brackets.
  private static func tomlValues(_ file: SourceFile) -> [ParameterOverrides.Value] {
    var section = ""
    var found: [(section: String, range: Range<Int>)] = []
    var offset = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("[") {
        section = String(text.dropFirst().prefix { $0 != "]" })
      } else if text.hasPrefix(key), let equals = line.firstIndex(of: UInt8(ascii: "=")) {
        found.append((section, (equals + 1)..<end(ofValueAt: equals + 1, in: file.bytes)))
      }
      offset += line.count + 1
    }
    let chosen = found.first { $0.section.hasPrefix("default.") } ?? found.first
    return chosen.map { ParameterOverrides(file, $0.range).values } ?? []
  }

  /// The end of the line, or of the list that opens on it.
  private static func end(ofValueAt start: Int, in bytes: [UInt8]) -> Int {
    let first = bytes[start...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let closing = first == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "\n")
    return bytes[start...].firstIndex(of: closing) ?? bytes.count
  }

  // MARK: YAML

  private static func yamlValues(_ file: SourceFile) -> [ParameterOverrides.Value] {
    guard let root = DocumentReader.read(file).roots.first,
      let environment = root["default"] ?? root.entries.first(where: { $0.value.isMapping })?.value
    else { return [] }
    let overrides = ["deploy", "global"].lazy.compactMap { environment[$0]?["parameters"]?[key] }.first
    guard let overrides else { return [] }
    if overrides.isMapping {
      return overrides.entries.compactMap { entry in
        entry.value.text.map { ParameterOverrides.Value(name: entry.key, text: $0, place: entry.value.place) }
      }
    }
    return overrides.itemsOrSelf.flatMap { item in
      ParameterOverrides(file, Int(item.place.start)..<Int(item.place.end)).values
    }
  }
}

/// The pairs of `parameter_overrides`: `Stage=prod Size="10 GB"`, or `ParameterKey=Stage,ParameterValue=prod`, with the
/// quotation marks of the string around them written `\"`.
struct ParameterOverrides {
  struct Value: Equatable {
    var name: String
    var text: String
    var place: Place
  }

  private let file: SourceFile
  private let end: Int
  private var offset: Int
  private(set) var values: [Value] = []

  init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    (offset, end) = (range.lowerBound, range.upperBound)
    var key: String?
    while let (name, value) = next() {
      switch name {
      case "ParameterKey": key = file.text(value)
      case "ParameterValue":
        if let known = key { values.append(Value(name: known, text: file.text(value), place: value)) }
      default: values.append(Value(name: name, text: file.text(value), place: value))
      }
    }
  }

  /// The next name with an equals sign, and the range of what stands behind it.
  private mutating func next() -> (name: String, value: Place)? {
    while offset < end {
      let start = offset
      while offset < end, Self.isName(file.bytes[offset]) { offset += 1 }
      if offset > start, offset < end, file.bytes[offset] == UInt8(ascii: "=") {
        let name = String(decoding: file.bytes[start..<offset], as: UTF8.self)
        offset += 1
        return (name, value())
      }
      if offset == start { offset += 1 }
    }
    return nil
  }

  private mutating func value() -> Place {
    let quote = takeQuote()
    let start = offset
    while offset < end, quote.isEmpty ? !isEnd(file.bytes[offset]) : !file.bytes[offset...].starts(with: quote) {
      offset += 1
    }
    let place = Place(file.id, UInt32(start), UInt32(offset))
    offset += min(quote.count, end - offset)
    return place
  }

  /// `"`, `'` or `\"`, whichever stands here.
  private mutating func takeQuote() -> [UInt8] {
    for quote in [[UInt8(ascii: "\\"), UInt8(ascii: "\"")], [UInt8(ascii: "\"")], [UInt8(ascii: "'")]]
    where file.bytes[offset..<end].starts(with: quote) {
      offset += quote.count
      return quote
    }
    return []
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || "\"',\\]".utf8.contains(byte)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }
}
