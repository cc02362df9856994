import Core
import Testing

@testable import Flow

/// Paths, templates and expressions by which workflows pick parts of their input.
@Suite struct WorkflowQueryTests {
  private static func value(_ text: String) -> PortableValue { PortableValue(Text(text)) }

  private static var scope: WorkflowScope {
    var scope = WorkflowScope()
    scope.input.fields["order"] = .placed(value("a4"), at: ["path"])
    scope.input.fields["items"] = .placed(value("one"), at: ["*", "name"])
    scope.execution = value("whole")
    scope.item = value("element")
    scope.result = .placed(value("done"), at: ["Payload", "state"])
    scope.assign(["total": .placed(value("9"), at: ["sum"])])
    return scope
  }

  @Test(arguments: [
    ("$", []), ("$.order.path", ["order", "path"]), ("$['a b'].c", ["a b", "c"]),
    ("$.items[0].name", ["items", "*", "name"]),
    ("$..name", ["name"]), ("$.items[*]", ["items", "*"]), ("$.items[?(@.x==1)].y", ["items", "*", "y"]),
  ])
  func paths(text: String, steps: [String]) {
    #expect(JSONPath(text)?.steps == steps)
  }

  @Test func whatIsNoPathIsNone() {
    #expect(JSONPath("order.path") == nil)
  }

  @Test(arguments: [
    ("$.order.path", "a4"), ("$.items[0].name", "one"), ("$$.Execution.Input", "whole"),
    ("$$.Map.Item.Value", "element"),
    ("$total.sum", "9"), ("States.StringToJson($.order.path)", "a4"), ("States.JsonToString($.order.path)", "a4"),
  ])
  func templates(expression: String, expected: String) {
    let template = Structure.object([.init(name: "x.$", value: .text(Text(expression)))])
    #expect(StateTemplate.value(template, Self.scope.input, Self.scope).fields["x"]?.literal == expected)
  }

  @Test(arguments: [
    ("{% $states.input.order.path %}", "a4"), ("{%$states.result.Payload.state%}", "done"), ("{% $total.sum %}", "9"),
    ("{% $states.context.Map.Item.Value %}", "element"), ("{% $string($states.input.order.path) %}", "a4"),
    ("{% 'fixed' %}", "fixed"), ("plain", "plain"),
  ])
  func expressions(text: String, expected: String) {
    #expect(JSONata.value(.text(Text(text)), Self.scope).literal == expected)
  }

  @Test("texts that are put together hold the data of all their parts, and a hash holds none")
  func dataOfParts() {
    let place = Place(FileID(0), 0, 1)
    let source = TaintSource(kind: .event, controller: .anonymous, label: "event.body", place: place)
    var scope = Self.scope
    scope.input.fields["order"]?.fields["path"]?.add([PortableTaint(source: source, sinks: .all, steps: [])])
    func isTainted(_ expression: String) -> Bool {
      let template = Structure.object([.init(name: "x.$", value: .text(Text(expression)))])
      return StateTemplate.value(template, scope.input, scope).isTainted
    }
    #expect(isTainted("States.Format('{} and {}', 'a, b', $.order.path)"))
    #expect(isTainted("States.Array($.order.path)"))
    #expect(!isTainted("States.Hash($.order.path, 'SHA-256')"))
    #expect(!isTainted("$.items"))
    #expect(JSONata.value(.text("{% 'lp ' & $states.input.order.path %}"), scope).isTainted)
    #expect(!JSONata.value(.text("{% $count($states.input.items) %}"), scope).isTainted)
  }

  @Test("a rule's target gets the event, a part of it, or a message of the rule's own")
  func inputsOfTargets() {
    var event = PortableValue()
    event.fields["detail"] = .placed(Self.value("x1"), at: ["code"])
    func input(_ name: String, _ value: Structure) -> Structure { .object([.init(name: name, value: value)]) }
    #expect(InputTransform.applied(nil, to: event) == event)
    let part = InputTransform.applied(input("InputPath", .text("$.detail")), to: event)
    #expect(part.fields["code"]?.literal == "x1")
    let transformer = Structure.object([
      .init(name: "InputPathsMap", value: input("c", .text("$.detail.code"))),
      .init(name: "InputTemplate", value: input("check", .text("<c>"))),
    ])
    let message = InputTransform.applied(input("InputTransformer", transformer), to: event)
    #expect(message.fields["check"]?.literal == "x1")
    #expect(InputTransform.applied(input("Input", input("a", .text("b"))), to: event).fields["a"]?.literal == "b")
  }
}
