import Core
import Testing

@testable import Flow

/// Event patterns, filter policies and filter criteria against data of which something is known.
@Suite struct PatternMatchTests {
  private static let place = Place(FileID(0), 0, 1)

  /// `{"kind": "order", "size": "3", "tags": ["new"], "note": data from outside}`, with nothing else in it.
  private static var order: PortableValue {
    var order = PortableValue()
    order.fields["kind"] = PortableValue("order")
    order.fields["size"] = PortableValue("3")
    order.fields["tags"] = .placed(PortableValue("new"), at: ["*"])
    order.fields["path"] = PortableValue(Text(pieces: [.literal("in/"), .unknown("a value of the code")]))
    order.fields["note"] = foreign
    order.isWhole = true
    return order
  }

  private static var foreign: PortableValue {
    let source = TaintSource(kind: .event, controller: .anonymous, label: "event.body", place: place)
    var value = PortableValue(PortableValue.someText)
    value.add([PortableTaint(source: source, sinks: .all, steps: [])])
    return value
  }

  private static func member(_ name: String, _ matchers: Structure...) -> Structure {
    .object([.init(name: name, value: .list(matchers))])
  }

  private static func matcher(_ name: String, _ operand: Structure) -> Structure {
    .object([.init(name: name, value: operand)])
  }

  @Test(arguments: [
    (member("kind", .text("order")), Answer.yes),
    (member("kind", .text("refund")), .no),
    (member("kind", .text("refund"), matcher("prefix", .text("or"))), .yes),
    (member("kind", matcher("anything-but", .list([.text("order"), .text("refund")]))), .no),
    (member("kind", matcher("anything-but", .text("refund"))), .yes),
    (member("kind", matcher("suffix", .text("der"))), .yes),
    (member("kind", matcher("equals-ignore-case", .text("ORDER"))), .yes),
    (member("kind", matcher("wildcard", .text("ref*"))), .no),
    (member("size", matcher("numeric", .list([.text(">"), .text("0"), .text("<="), .text("3")]))), .yes),
    (member("size", matcher("numeric", .list([.text("<"), .text("3")]))), .no),
    (member("tags", .text("new")), .yes),
    (member("tags", .text("old")), .no),
  ])
  func constantsDecide(pattern: Structure, expected: Answer) {
    #expect(PatternMatch.answer([pattern], Self.order) == expected)
  }

  @Test(
    "what is known of a text may exclude it; what is not known leaves it open",
    arguments: [
      (member("path", .text("out/a")), Answer.no),
      (member("path", .text("in/a")), .perhaps),
      (member("path", matcher("prefix", .text("in/"))), .yes),
      (member("path", matcher("prefix", .text("in/new/"))), .perhaps),
      (member("path", matcher("prefix", .text("out/"))), .no),
    ])
  func partsOfTexts(pattern: Structure, expected: Answer) {
    #expect(PatternMatch.answer([pattern], Self.order) == expected)
  }

  @Test("who chooses a value chooses one that passes")
  func outsidersPass() {
    #expect(PatternMatch.answer([Self.member("note", .text("anything"))], Self.order) == .yes)
  }

  @Test("a field that was not sent passes only where it is asked for its absence")
  func absence() {
    let present = Self.member("other", Self.matcher("exists", .text("true")))
    let absent = Self.member("other", Self.matcher("exists", .text("false")))
    #expect(PatternMatch.answer([present], Self.order) == .no)
    #expect(PatternMatch.answer([absent], Self.order) == .yes)
    var open = Self.order
    open.isWhole = false
    #expect(PatternMatch.answer([present], open) == .yes)
    #expect(PatternMatch.answer([absent], open) == .perhaps)
  }

  @Test("all fields must match, and one of several patterns")
  func combinations() {
    let kind = Structure.Member(name: "kind", value: .list([.text("order")]))
    let size = Structure.Member(name: "size", value: .list([.text("4")]))
    #expect(PatternMatch.answer([.object([kind, size])], Self.order) == .no)
    #expect(PatternMatch.answer([.object([kind]), .object([size])], Self.order) == .yes)
    let either = Structure.Member(name: "$or", value: .list([.object([size]), .object([kind])]))
    #expect(PatternMatch.answer([.object([either])], Self.order) == .yes)
    #expect(PatternMatch.answer([], Self.order) == .yes)
  }

  @Test(
    "topics of the device gateway",
    arguments: [
      ("SELECT * FROM 'doors/+/state'", "doors/1/state", Answer.yes),
      ("SELECT * FROM 'doors/+/state'", "doors/1/name", .no),
      ("select x from \"doors/#\" where x > 1", "doors/1/state", .yes),
      ("SELECT * FROM 'doors'", "doors/1", .no),
      ("SELECT * FROM 'doors/1/state'", "doors", .no),
    ])
  func topics(sql: String, topic: String, expected: Answer) {
    #expect(TopicFilter(sql: sql)?.admits(Text(topic)) == expected)
  }

  @Test("a topic that is put together may be the one that is asked for")
  func partlyKnownTopics() {
    let topic = Text(pieces: [.literal("doors/"), .unknown("a value of the code"), .literal("/state")])
    #expect(TopicFilter(sql: "SELECT * FROM 'doors/1/state'")?.admits(topic) == .perhaps)
    #expect(TopicFilter(sql: "SELECT * FROM 'doors/+/name'")?.admits(topic) == .no)
    #expect(TopicFilter(sql: "SELECT 1") == nil)
  }
}
