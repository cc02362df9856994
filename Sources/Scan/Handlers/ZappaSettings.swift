import Core

/// The web application that Zappa deploys, as its settings name it. The settings often have comments or lack a comma, so
/// the one value is looked for instead of reading the whole as JSON. https://github.com/zappa/Zappa#advanced-settings
enum ZappaSettings {
  private static let names: Set<String> = ["zappa_settings.json", "zappa_settings.toml", "zappa_settings.yml"]

  /// The functions that settings files of the tree name, with the folder of each.
  static func functions(in tree: FileTree) -> [(folder: String, function: Function)] {
    tree.files.filter { names.contains(Path.name(of: $0.path)) }.compactMap { file in
      let folder = Path.folder(of: file.path)
      return function(of: file, in: folder).map { (folder, $0) }
    }
  }

  private static func function(of file: SourceFile, in folder: String) -> Function? {
    let key = Array("app_function".utf8)
    guard let start = file.bytes.indices.first(where: { file.bytes[$0...].starts(with: key) }) else { return nil }
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let rest = file.bytes[(start + key.count)...].drop { isQuote($0) || $0 == UInt8(ascii: " ") }
    guard let open = rest.firstIndex(where: isQuote),
      let close = rest[(open + 1)...].firstIndex(where: { isQuote($0) || $0 == UInt8(ascii: "\n") }), close > open + 1
    else { return nil }
    let place = Place(file.id, UInt32(open + 1), UInt32(close))
    let handler = file.text(place)
    var function = Function(id: handler.split(separator: ".").last.map(String.init) ?? handler, place: place)
    function.handler = .known(handler, place)
    function.runtime = .known("python", place)
    function.code = .folder(folder)
    function.triggers = [Trigger(.apiGatewayREST, place: place)]
    return function
  }
}
