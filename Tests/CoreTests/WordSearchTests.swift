import Core
import Testing

struct WordSearchTests {
  @Test(arguments: [
    ("authorizer", true), ("isauthoriz", true), ("authori", false), ("author", false), ("", false),
    ("aauthoriz", true), ("authauthoriz", true), ("authorixauthoriz", true), ("AUTHORIZ", false),
  ])
  func aWordIsFoundWhereverItStands(text: String, isThere: Bool) { #expect(text.holds("authoriz") == isThere) }

  @Test func stringsOfOtherLettersAreReadByByte() { #expect("prüfeAuthorizer".holds("üfe") && !"prüfe".holds("u")) }
}
