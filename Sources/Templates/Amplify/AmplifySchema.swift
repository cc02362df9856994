import Core

/// GraphQL schemas of Amplify, whose directives say who may do what to each type.
/// https://docs.amplify.aws/gen1/javascript/build-a-backend/graphqlapi/customize-authorization-rules/
enum AmplifySchema: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    Path.pathExtension(of: file.path) == "graphql" && Words.occurs("@model", in: file.bytes)
      && Words.occurs("@auth", in: file.bytes)
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    let open = SchemaDirectives(file).publicTypes
    guard !open.isEmpty else { return result }
    let folder = Path.folder(of: file.path)
    let name = folder.isEmpty ? "api" : Path.name(of: folder)
    var application = Application(name: name, format: .amplify, folder: folder, place: file.whole)
    var api = API(id: name, kind: .graphQL, place: file.whole)
    api.isImplicit = true
    api.routes = open.map { type, place in
      var route = API.Route(method: "", path: type, place: place)
      route.authorization = .known(.none, place)
      return route
    }
    application.apis = [api]
    result.applications = [application]
    return result
  }
}

/// The `@auth` directives of a schema.
private struct SchemaDirectives {
  private let file: SourceFile
  /// The text without its comments.
  private let bytes: [UInt8]

  init(_ file: SourceFile) {
    self.file = file
    var isComment = false
    bytes = file.bytes.map { byte in
      if byte == UInt8(ascii: "#") { isComment = true }
      if byte == UInt8(ascii: "\n") { isComment = false }
      return isComment ? UInt8(ascii: " ") : byte
    }
  }

  /// Types that everybody may use, with the rule that says so.
  var publicTypes: [(type: String, place: Place)] {
    var found: [(type: String, place: Place)] = []
    var type = ""
    var offset = 0
    while offset < bytes.count {
      if let name = word("type", at: offset) { type = name }
      if starts("@auth", at: offset), let place = publicRule(from: offset) {
        found.append((type, place))
      }
      offset += 1
    }
    return found
  }

  private func starts(_ text: String, at offset: Int) -> Bool { bytes[offset...].starts(with: text.utf8) }

  /// The name behind a keyword that begins a line.
  private func word(_ keyword: String, at offset: Int) -> String? {
    guard offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n"), starts(keyword + " ", at: offset) else { return nil }
    let rest = bytes[(offset + keyword.utf8.count)...].drop { $0 == UInt8(ascii: " ") }
    return String(decoding: rest.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "{") }, as: UTF8.self)
  }

  /// `allow: public` inside the parentheses that open behind the directive.
  private func publicRule(from start: Int) -> Place? {
    var depth = 0
    for offset in start..<bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return nil }
      case UInt8(ascii: "a") where depth > 0 && starts("allow", at: offset):
        let value = bytes[(offset + 5)...].drop { $0 == UInt8(ascii: ":") || $0 <= UInt8(ascii: " ") }
        let end = value.startIndex + 6
        if value.starts(with: "public".utf8) { return Place(file.id, UInt32(offset), UInt32(end)) }
      default: break
      }
    }
    return nil
  }
}
