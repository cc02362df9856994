/// Elements of a page. Attribute values and texts are escaped here, so what is composed from them is safe.
enum HTML {
  /// - Parameter content: markup; text goes through `text` first.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String = "")
    -> String
  {
    element(name, Array(attributes), content)
  }

  static func element(_ name: String, _ attributes: [(key: String, value: String)], _ content: String) -> String {
    "<\(name)\(list(attributes))>\(content)</\(name)>"
  }

  static func element(_ name: String, class className: String, _ content: String) -> String {
    element(name, ["class": className], content)
  }

  static func text(_ text: String) -> String { Markup.escape(text) }

  /// Text in which what stands between back quotes is code.
  static func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    if parts.count % 2 == 0 { return Markup.escape(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 0 ? Markup.escape(part) : element("code", [:], Markup.escape(part))
    }.joined()
  }

  /// An attribute without value is written by its name alone when its value is empty.
  private static func list(_ attributes: [(key: String, value: String)]) -> String {
    attributes.map { name, value in value.isEmpty ? " \(name)" : " \(name)=\"\(Markup.escape(value))\"" }.joined()
  }

  /// A list; nothing when it is empty.
  static func bullets(_ rows: [String], class className: String = "") -> String {
    if rows.isEmpty { return "" }
    let items = rows.map { element("li", [:], $0) }.joined(separator: "\n")
    return className.isEmpty ? element("ul", [:], items) : element("ul", class: className, items)
  }

  static func severity(_ name: String) -> String { element("span", class: "severity \(name)", name) }
}
