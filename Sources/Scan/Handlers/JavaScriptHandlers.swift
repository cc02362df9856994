import Core

/// Exported functions whose parameters are those of a handler, and exports named `handler` whatever they are (a wrapper
/// such as `middy(…)` hides the parameters).
/// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
struct JavaScriptHandlers {
  private let file: SourceFile
  private static let conventional: Set<String> = ["handler", "lambdaHandler"]

  init(_ file: SourceFile) { self.file = file }

  func find() -> [HandlerSignature] {
    WordReader.lineStarts(file.bytes).compactMap { start in
      let first = file.bytes[start]
      return first == UInt8(ascii: "e") || first == UInt8(ascii: "m") ? handler(at: start) : nil
    }
  }

  private func handler(at start: Int) -> HandlerSignature? {
    var reader = WordReader(bytes: file.bytes, offset: start)
    if reader.take("exports") { return assigned(&reader) }
    if reader.take("module"), reader.take("."), reader.take("exports") { return assigned(&reader) }
    return reader.take("export") ? exported(&reader) : nil
  }

  /// `exports.NAME = …`, `module.exports = …`
  private func assigned(_ reader: inout WordReader) -> HandlerSignature? {
    guard reader.take(".") else { return wholeModule(&reader) }
    guard let name = reader.word(), reader.take("=") else { return nil }
    return signature(name, &reader)
  }

  /// `module.exports = { handler, … }` names handlers that are defined elsewhere in the file.
  private func wholeModule(_ reader: inout WordReader) -> HandlerSignature? {
    guard reader.take("="), reader.take("{") else { return nil }
    while let name = reader.word() {
      if Self.conventional.contains(name.text) {
        return HandlerSignature(name: name.text, place: file.place(name.range))
      }
      if reader.take(":") { _ = reader.word() }
      if !reader.take(",") { return nil }
    }
    return nil
  }

  /// `export const NAME = …`, `export async function NAME(…)`
  private func exported(_ reader: inout WordReader) -> HandlerSignature? {
    _ = reader.take("default")
    if ["const", "let", "var"].contains(where: { reader.take($0) }) {
      guard let name = reader.word() else { return nil }
      skipType(&reader)
      return reader.take("=") ? signature(name, &reader) : nil
    }
    _ = reader.take("async")
    guard reader.take("function"), let name = reader.word() else { return nil }
    return signature(name, &reader)
  }

  /// `: Handler<A, B>` between a name and its value, up to the `=` that is no arrow.
  private func skipType(_ reader: inout WordReader) {
    guard reader.take(":") else { return }
    let limit = min(reader.offset + 400, file.bytes.count)
    while reader.offset < limit {
      let next = reader.offset + 1 < file.bytes.count ? file.bytes[reader.offset + 1] : 0
      if file.bytes[reader.offset] == UInt8(ascii: "="), next != UInt8(ascii: ">") { return }
      reader.offset += next == UInt8(ascii: ">") ? 2 : 1
    }
  }

  private func signature(_ name: (text: String, range: Range<Int>), _ reader: inout WordReader) -> HandlerSignature? {
    var result = HandlerSignature(name: name.text, place: file.place(name.range))
    _ = reader.take("async")
    if reader.take("function") { _ = reader.word() }
    let parameters = reader.parameters()
    if let parameters, let cloud = cloudThatHandsOverRequests(parameters) {
      (result.trigger, result.cloud) = (.webRequest, cloud)
      return result
    }
    if Self.conventional.contains(name.text) {
      return parameters.map(HandlerScanner.contradicts) == true ? nil : result
    }
    guard let parameters else { return nil }
    return HandlerScanner.accepts(parameters: parameters, needsContext: false) ? result : nil
  }

  /// Whose platform calls a function with a request and a response: Google the exports of a package's main module,
  /// Vercel those of a file below `api`. The functions of an Express application look the same.
  private func cloudThatHandsOverRequests(_ parameters: [String]) -> Application.Cloud? {
    guard parameters.count == 2, ["req", "request"].contains(parameters[0]),
      ["res", "response"].contains(parameters[1])
    else { return nil }
    let folders = Path.folder(of: file.path).split(separator: "/")
    if folders.contains("api") { return .other }
    let module = Path.name(of: file.path).prefix { $0 != "." }
    guard ["index", "main", "function", "functions"].contains(module),
      !folders.contains(where: Self.webFolders.contains)
    else { return nil }
    return ["express()", "Router()"].contains { file.mentions($0) } ? nil : .google
  }

  private static let webFolders: Set<Substring> = [
    "routes", "router", "routers", "controllers", "controller", "middleware", "middlewares", "handlers",
  ]
}
