import CPage
import Core

/// A whole page that asks for nothing from outside: style and script stand in it, and its content security policy names
/// them by their hashes, so nothing else in it can run, whatever the scanned files hold.
struct HTMLPage {
  var title: String
  /// The class of the body: "workspace" or "report".
  var kind: String
  /// Markup.
  var body: String

  func render() -> String {
    let style = Self.style
    let script = Self.script
    let policy = [
      "default-src 'none'", "style-src '\(ContentHash.source(style))'", "script-src '\(ContentHash.source(script))'",
      "base-uri 'none'", "form-action 'none'",
    ]
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy.joined(separator: "; "))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="\(Product.name) \(Product.version)">
      <title>\(HTML.text(title))</title>
      <style>\(style)</style>
      </head>
      <body class="\(kind)">
      \(body)
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private static let style = text(cordon_page_style) + SVGStyle.standalone
  private static let script = text(cordon_page_script)

  private static func text(_ asset: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>) -> String {
    var length = 0
    let bytes = asset(&length)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
