import Core

/// Event data that becomes part of an LDAP filter or name.
struct LDAPInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.ldap]
  static let message = """
    {source}, which {who} controls, becomes part of the LDAP filter or name given to {sink}
    """
  static let info = RuleInfo(
    id: "ldap-injection", risk: .eventDataInjection, title: "event data in an LDAP filter", severity: .high, cwe: 90,
    why: """
      Brackets, `*`, `|` and `&` in the value change the filter, so a caller can match any entry of the \
      directory or pass a sign-in check without a password.
      """,
    fix: """
      Escape the value with the library's own function (`ldap.filter.escape_filter_chars`, `escape_rdn`, ldapjs \
      filter objects) and accept only the characters that the attribute can have.
      """)
}
