/// Scripts in HTML that need no tag to be one, and entities in XML.
enum MarkupSigns {
  static let all: [Sign] = script + style + xml

  private static let script: [Sign] =
    [
      Sign(.html, "document", "document.cookie"), Sign(.html, "document", "document.location"),
      Sign(.html, "document", "document.write"), Sign(.html, "document", "document.domain"),
      Sign(.html, "document", "document.body"), Sign(.html, "document", "document["),
      Sign(.html, "document", "document.getelement"), Sign(.html, "document", "document.createelement"),
      Sign(.html, "document", "window.location"), Sign(.html, "document", "window["),
      Sign(.html, "document", "window.name"),
      Sign(.html, "document", "location.href"), Sign(.html, "document", "location.hash"),
      Sign(.html, "document", "location.replace("),
      Sign(.html, "document", "innerhtml", .assignment), Sign(.html, "document", "localstorage."),
      Sign(.html, "document", "sessionstorage."), Sign(.html, "document", "navigator."),
      Sign(.html, "script-call", "string.fromcharcode"), Sign(.html, "script-call", "fromcharcode("),
      Sign(.html, "script-call", "settimeout("), Sign(.html, "script-call", "setinterval("),
      Sign(.html, "script-call", "eval("), Sign(.html, "script-call", "atob("), Sign(.html, "script-call", "function("),
      Sign(.html, "script-call", "import('"), Sign(.html, "script-call", "import(\""),
      Sign(.html, "script-call", "xmlhttprequest"), Sign(.html, "script-call", "top["),
      Sign(.html, "script-call", "self["),
      Sign(.html, "script-call", "__definegetter__"), Sign(.html, "script-call", "=alert,"),
      Sign(.html, "script-call", "alert?.("), Sign(.html, "script-call", "(alert)("),
      Sign(.html, "data-address", "data:text/html"), Sign(.html, "data-address", "data:text/javascript"),
      Sign(.html, "data-address", "data:image/svg"), Sign(.html, "data-address", "data:application/"),
      Sign(.html, "data-address", "data:;base64,"), Sign(.html, "data-address", "data:,"),
      Sign(.html, "vbscript", "vbscript:", .text), Sign(.html, "livescript", "livescript:", .text),
      Sign(.html, "utf-7", "+adw-", startsWord: false), Sign(.html, "scriptlet", "=\"javascript"),
      Sign(.html, "encoded-tag", "%3cscript"), Sign(.html, "encoded-tag", "\\x3cscript"),
      Sign(.html, "encoded-tag", "\\u003cscript"), Sign(.html, "encoded-tag", "\\74"),
    ]
    + ["alert", "prompt", "confirm"].map { Sign(.html, "dialog", $0, .scriptCall) }

  private static let style: [Sign] = [
    Sign(.html, "style-expression", "expression("), Sign(.html, "style-binding", "-moz-binding"),
    Sign(.html, "style-binding", "behavior:url"), Sign(.html, "style-binding", "behaviour:url"),
    Sign(.html, "style-import", "@import", .anything), Sign(.html, "style-import", "@im\\port"),
    Sign(.html, "style-url", "url(javascript"), Sign(.html, "style-url", "url('javascript"),
    Sign(.html, "style-url", "url(\"javascript"),
  ]

  private static let xml: [Sign] = [
    Sign(.xml, "entity", "<!entity"), Sign(.xml, "element", "<!element"), Sign(.xml, "attribute-list", "<!attlist"),
    Sign(.xml, "include", "xi:include"), Sign(.xml, "include", "2001/xinclude"),
    Sign(.xml, "stylesheet", "<?xml-stylesheet"),
    Sign(.xml, "stylesheet", "<xsl:"), Sign(.xml, "xpath", "::node()"), Sign(.xml, "xpath", "/child::"),
    Sign(.xml, "xpath", "name()=", startsWord: false), Sign(.xml, "xpath", "[position()"),
    Sign(.xml, "xpath", "string-length(/"), Sign(.xml, "xpath", "count(/"), Sign(.xml, "xpath", "/text()="),
    Sign(.xml, "external-entity", "&xxe"),
  ]
}
