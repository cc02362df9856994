import GuardInspection

/// How the body of an HTTP request is encoded, by its headers.
struct ContentKind: Sendable {
  enum Form: Sendable { case json, form, multipart, xml, text, unknown }
  var form = Form.unknown
  var boundary = ""
  var isBase64 = false

  init() {}

  init(contentType: String, isBase64: Bool) {
    self.isBase64 = isBase64
    if contentType.isEmpty { return }
    let bytes = Array(contentType.utf8)
    let type = bytes.span
    if type.contains("json") || type.contains("graphql") { form = .json }
    if type.contains("xml") { form = .xml }
    if type.contains("x-www-form-urlencoded") { form = .form }
    guard type.contains("multipart/") else { return }
    form = .multipart
    boundary = Self.parameter("boundary=", of: contentType)
  }

  /// The value after a name, without its quotes.
  private static func parameter(_ name: String, of text: String) -> String {
    let bytes = Array(text.utf8)
    let wanted = Array(name.utf8)
    guard bytes.count > wanted.count else { return "" }
    for start in 0..<(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      let value = bytes[(start + wanted.count)...].prefix { $0 != UInt8(ascii: ";") }
      return String(decoding: value.filter { $0 != UInt8(ascii: "\"") && $0 > 0x20 }, as: UTF8.self)
    }
    return ""
  }
}
