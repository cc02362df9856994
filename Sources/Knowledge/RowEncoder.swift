import Core
import Flow

/// Writes rows as the compiled catalogue holds them; the other side is `RowDecoder`. It runs twice: once to collect the
/// strings, once to write their numbers.
struct RowEncoder {
  private(set) var bytes: [UInt8] = []
  private(set) var strings: Set<String> = []
  /// The number of each string; empty while strings are collected.
  private let numbers: [String: Int]

  init(numbers: [String: Int] = [:]) { self.numbers = numbers }

  // MARK: Numbers, strings, lists

  /// LEB128: seven bits a byte, the low ones first.
  mutating func number(_ value: Int) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func string(_ text: String) {
    strings.insert(text)
    number(numbers[text] ?? 0)
  }

  mutating func flag(_ value: Bool) { number(value ? 1 : 0) }

  mutating func list<Element>(_ elements: [Element], _ write: (inout Self, Element) -> Void) {
    number(elements.count)
    for element in elements { write(&self, element) }
  }

  mutating func optional<Value>(_ value: Value?, _ write: (inout Self, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  private mutating func path(_ path: [String]) { list(path) { $0.string($1) } }

  // MARK: Rows

  mutating func record(_ key: String, _ rows: [CatalogRow]) {
    string(key)
    list(rows) { $0.row($1) }
  }

  private mutating func row(_ row: CatalogRow) {
    selector(row.subject)
    effect(row.effect)
    list(row.conditions) { encoder, condition in
      encoder.selector(condition.subject)
      encoder.test(condition.test)
    }
    string(row.note)
    number(row.confidence.rawValue)
    flag(row.isMember)
    string(row.form.rawValue)
  }

  private mutating func selector(_ selector: Selector) {
    switch selector.base {
    case .argument(let position, let name):
      number(BaseTag.argument.rawValue)
      optional(position) { $0.number(Int($1)) }
      optional(name) { $0.string($1) }
    case .arguments(let from):
      number(BaseTag.arguments.rawValue)
      number(Int(from))
    case .receiver: number(BaseTag.receiver.rawValue)
    case .result: number(BaseTag.result.rawValue)
    case .settler: number(BaseTag.settler.rawValue)
    }
    path(selector.path)
  }

  private mutating func test(_ test: Condition.Test) {
    let (tag, operand): (TestTag, String?) =
      switch test {
      case .absent: (.absent, nil)
      case .present: (.present, nil)
      case .equals(let text): (.equals, text)
      case .differs(let text): (.differs, text)
      case .constant: (.constant, nil)
      case .notConstant: (.notConstant, nil)
      case .hasPrefix(let text): (.hasPrefix, text)
      case .hasSuffix(let text): (.hasSuffix, text)
      case .contains(let text): (.contains, text)
      case .above(let limit): (.above, String(limit))
      case .hasType(let text): (.hasType, text)
      case .isAmong(let words): (.isAmong, words)
      case .isNotAmong(let words): (.isNotAmong, words)
      }
    number(tag.rawValue)
    if let operand { string(operand) }
  }

  private mutating func tag(_ tag: EffectTag, _ texts: String...) {
    number(tag.rawValue)
    for text in texts { string(text) }
  }

  private mutating func effect(_ effect: CatalogRow.Effect) {
    switch effect {
    case .type(let name, let isMember):
      tag(.type, name)
      flag(isMember)
    case .typeFromArgument(let prefix, let argument):
      tag(.typeFromArgument, prefix)
      selector(argument)
    case .sink(let kind): tag(.sink, kind.rawValue)
    case .source(let kind, let controller): tag(.source, kind.rawValue, controller.rawValue)
    case .misuse(let kind): tag(.misuse, kind)
    case .operation(let service, let name): tag(.operation, service, name)
    case .bind(let parameter, let isContent):
      tag(.bind, parameter)
      flag(isContent)
    case .clientPackage(let service): tag(.clientPackage, service)
    case .clears: tag(.clears)
    case .runsCommand: tag(.runsCommand)
    case .resource: tag(.resource)
    case .wraps: tag(.wraps)
    case .exits: tag(.exits)
    case .readsFile: tag(.readsFile)
    case .announces: tag(.announces)
    case .pass, .writesFile, .storesIn, .clean, .check, .match, .calls, .parameters, .entry, .readsField, .setsField,
      .delivers, .keeps, .recalls, .finds, .ensures, .strips, .joins, .replaces:
      effectWithValues(effect)
    }
  }

  /// The effects that speak of more than names.
  private mutating func effectWithValues(_ effect: CatalogRow.Effect) {
    switch effect {
    case .pass(let target): tagged(.pass, target)
    case .writesFile(let content): tagged(.writesFile, content)
    case .storesIn(let target, let kinds):
      tagged(.storesIn, target)
      optional(kinds.isEmpty ? nil : kinds) { $0.sinks($1) }
    case .readsField(let object): tagged(.readsField, object)
    case .setsField(let object, let value):
      tagged(.setsField, object)
      selector(value)
    case .delivers(let trigger, let path, let resource, let says):
      tag(.delivers, trigger.rawValue)
      list(path) { $0.string($1) }
      selector(resource)
      list(says) { row, statement in
        row.list(statement.path) { $0.string($1) }
        row.list(statement.options) { $0.string($1) }
      }
    case .keeps(let resource, let key):
      tagged(.keeps, resource)
      optional(key) { $0.selector($1) }
    case .recalls(let resource, let key):
      tagged(.recalls, resource)
      optional(key) { $0.selector($1) }
    case .joins(let separator, let value):
      tag(.joins, separator)
      optional(value) { $0.selector($1) }
    case .replaces(let pattern, let replacement):
      tagged(.replaces, pattern)
      selector(replacement)
    case .clean(let kinds):
      tag(.clean)
      sinks(kinds)
    case .finds(let kinds):
      tag(.finds)
      sinks(kinds)
    case .ensures(let kinds):
      tag(.ensures)
      sinks(kinds)
    case .strips(let pattern, let replacement):
      tagged(.strips, pattern)
      selector(replacement)
    case .check(let kinds, let holds):
      tag(.check)
      sinks(kinds)
      flag(holds)
    case .match(let pattern, let anchorsStart, let anchorsEnd):
      tagged(.match, pattern)
      flag(anchorsStart)
      flag(anchorsEnd)
    case .calls(let arguments, let use):
      tag(.calls)
      list(arguments) { encoder, argument in encoder.optional(argument) { $0.selector($1) } }
      number(use.rawValue)
    case .entry(let trigger, let types):
      tag(.entry, trigger.rawValue)
      list(types) { encoder, type in encoder.optional(type) { $0.string($1) } }
    case .parameters(let types, let rest):
      tag(.parameters)
      list(types) { encoder, type in encoder.optional(type) { $0.string($1) } }
      optional(rest) { $0.string($1) }
    default: break
    }
  }

  private mutating func tagged(_ tag: EffectTag, _ value: Selector) {
    self.tag(tag)
    selector(value)
  }

  /// An empty list stands for every kind.
  private mutating func sinks(_ set: SinkSet) {
    path(set == .all ? [] : SinkKind.allCases.filter(set.contains).map(\.rawValue))
  }

  // MARK: Events

  mutating func record(_ shape: EventShape) {
    string(shape.title)
    list(shape.recognise) { $0.path($1) }
    list(shape.fields) { $0.field($1) }
    field(shape.rest)
    path(shape.anatomy.record)
    path(shape.anatomy.payload)
    path(shape.anatomy.envelope)
    path(shape.anatomy.attributes)
    path(shape.anatomy.sender)
    list(shape.arguments.python) { $0.string($1) }
    list(shape.arguments.javascript) { $0.string($1) }
    string(shape.arguments.declared)
    flag(shape.answersPage)
  }

  private mutating func field(_ field: EventShape.Field) {
    path(field.path)
    string(field.controller.rawValue)
    string(field.form.rawValue)
    string(field.kind.rawValue)
    path(field.peel)
  }
}
