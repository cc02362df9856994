import GuardEngine
import GuardPolicy
import Testing

/// Routes that ask callers who they are.
@Suite struct RouteTests {
  private func inspector() throws -> EventInspector {
    let text = #"""
      {"version":1,"authentication":{"platform":{"kind":"platform"}},
       "routes":[{"method":"GET","path":"/open"},{"method":"ANY","path":"/orders/{id}","authentication":"platform"},
                 {"method":"GET","path":"/orders/public"},{"method":"POST","path":"/all/{rest+}","authentication":"platform"}]}
      """#
    return EventInspector(try PolicyReader.read(Array(text.utf8), path: "p"))
  }

  private func event(_ method: String, _ path: String, _ context: String = "") -> [UInt8] {
    Array(
      #"{"httpMethod":"\#(method)","path":"\#(path)","resource":"\#(path)","headers":{},"requestContext":{"stage":"p"\#(context)}}"#
        .utf8)
  }

  @Test(arguments: [
    ("GET", "/open", true), ("GET", "/orders/7", false), ("DELETE", "/orders/7/", false),
    ("GET", "/orders/public", true),
    ("POST", "/all/a/b", false), ("GET", "/all/a/b", true), ("GET", "/orders", true), ("GET", "/orders/{id}", false),
  ]) func aRouteAsksWhatItWasSetToAsk(method: String, path: String, isOpen: Bool) throws {
    let inspector = try inspector()
    let signs = isOpen ? [] : ["no-platform-identity"]
    #expect(inspector.inspect(event(method, path)).findings.map(\.sign) == signs)
    let checked = event(method, path, #","authorizer":{"claims":{"sub":"s"}}"#)
    #expect(inspector.inspect(checked).findings.isEmpty)
  }

  @Test func anEmptyIdentityIsNone() throws {
    let inspector = try inspector()
    let empty = event("GET", "/orders/7", #","authorizer":{},"identity":{"userArn":null}"#)
    #expect(inspector.inspect(empty).findings.map(\.sign) == ["no-platform-identity"])
    let signed = event("GET", "/orders/7", #","identity":{"userArn":"arn:aws:iam::123456789012:user/x"}"#)
    #expect(inspector.inspect(signed).findings.isEmpty)
  }
}
