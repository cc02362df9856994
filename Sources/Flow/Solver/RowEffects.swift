import Core
import Syntax

/// What the rows of one call add up to.
struct CallOutcome {
  /// The result as the rows make it; nil while no row speaks of it.
  var result: ValueID?
  /// Taints of the result's parts, by path.
  var sources: [(path: [String], value: ValueID)] = []
  var test: [Test.Effect] = []
  var isTest = false
  var isPosition = false
  /// Parameters of the running operation that stand elsewhere than in its arguments.
  var bindings: [CallSite.Named] = []
  /// Functions among the arguments were called as the rows say.
  var hasCalledBack = false
  var testTaints = TaintsID.none
}

extension Solver {
  /// Applies the rows of a library function to a call.
  mutating func apply(_ rows: [CatalogRow], _ key: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    var outcome = CallOutcome()
    let rows = rows.filter { !$0.isMember && holds($0.conditions, site) }
    for row in rows {
      guard case .bind(let parameter, let isContent) = row.effect else { continue }
      var value = joined(row.subject, site)
      if isContent { value = files[values.with(value, taints: .none)] ?? .bottom }
      if value != .bottom {
        outcome.bindings.append(.init(name: values.symbols.intern(parameter), value: value, register: nil))
      }
    }
    outcome.hasCalledBack = rows.contains { $0.effect.callsBack }
    if !rows.allSatisfy({ $0.effect.isIndifferent }), isGivenData(site) { evidence.decisions.insert(frame.id) }
    for row in rows where !row.effect.needsResult { apply(row, key, site, &outcome, &frame) }
    deliver(rows, site, frame)
    var value = result(of: outcome, key, site, &frame)
    for row in rows where row.effect.needsResult { value = finish(row, key, site, value, &frame) }
    frame.endsHere = rows.contains { $0.effect == .exits }
    return value
  }

  /// Rows that use the result: callbacks that receive it, stores that it is put into.
  private mutating func finish(
    _ row: CatalogRow, _ key: Symbol, _ site: CallSite, _ result: ValueID, _ frame: inout Frame
  ) -> ValueID {
    var value = result
    switch row.effect {
    case .calls(let with, let use):
      for selected in select(row.subject, site) {
        let arguments = with.enumerated().map { position, selector in
          callbackArgument(selector, at: position, site, result, frame)
        }
        let answer = callBack(selected.value, arguments, site.place, &frame)
        if with.contains(where: { $0?.base == .settler }) {
          let settled = promises[Int(promise(at: site.place, of: frame.id))].value
          if settled != .bottom { value = settled }
        }
        if use == .nothing || answer == .bottom { continue }
        let given = use == .element ? values.storing(answer, in: values.make(.list)) : answer
        value = values.join(value == .unknown ? .bottom : value, given)
      }
    case .storesIn(let container, let sinks):
      store(values.cleaning(joined(row.subject, site, result: result), of: sinks), into: container, site, &frame)
    case .writesFile(let content):
      let path = values.with(joined(row.subject, site), taints: .none)
      let written = joined(content, site, result: result)
      noteTemporaryFile(path, key, site, frame)
      if written != .bottom { files[path] = values.join(files[path] ?? .bottom, written) }
    default: break
    }
    return value
  }

  /// A file in /tmp whose name is another one each time.
  private mutating func noteTemporaryFile(_ path: ValueID, _ key: Symbol, _ site: CallSite, _ frame: Frame) {
    guard case .text(let id) = values.shape(path) else { return }
    let pieces = values.pieces(id)
    guard case .literal(let start)? = pieces.first, values.symbols[start].hasPrefix("/tmp/"), pieces.contains(.unknown)
    else { return }
    let row = CatalogRow(subject: Selector(.result), effect: .misuse("tmp-exhaustion"), confidence: .medium)
    evidence.addMisuse("tmp-exhaustion", site.place, values.symbols[key], row, frame.id)
  }

  /// What a callback receives; in JavaScript a first argument that no row speaks of is the error.
  private mutating func callbackArgument(
    _ selector: Selector?, at position: Int, _ site: CallSite, _ result: ValueID, _ frame: Frame
  ) -> ValueID {
    if selector == nil, position == 0, frame.module.language.isECMAScript { return caughtException(site.place, frame) }
    if selector?.base == .settler { return values.make(.resolver(promise(at: site.place, of: frame.id))) }
    let argument = selector.map { joined($0, site, result: result) } ?? .unknown
    return argument == .bottom ? .unknown : argument
  }

  /// Puts a value into the container that a selector names: `this.*` adds an element, `this` merges.
  private mutating func store(
    _ value: ValueID, into container: Selector, _ site: CallSite, _ frame: inout Frame
  ) {
    if value == .bottom { return }
    let isElement = container.path.last == "*"
    for target in select(Selector(container.base), site) {
      guard let register = target.register else { continue }
      let changed = isElement ? values.storing(value, in: target.value) : merging(value, into: target.value)
      write(changed, backTo: register, &frame)
    }
  }

  private mutating func apply(
    _ row: CatalogRow, _ key: Symbol, _ site: CallSite, _ outcome: inout CallOutcome, _ frame: inout Frame
  ) {
    switch row.effect {
    case .sink(let kind):
      for selected in select(row.subject, site) {
        report(
          selected.value, reaching: kind, at: site.place, callee: values.symbols[key], frame, confidence: row.confidence
        )
      }
    case .misuse(let kind): evidence.addMisuse(kind, site.place, values.symbols[key], row, frame.id)
    case .check, .match, .finds: applyTest(row, site, &outcome, frame)
    case .ensures(let sinks): ensure(row, sinks, site, &frame)
    case .pass, .clean, .clears, .strips, .joins, .replaces, .readsField, .setsField:
      applyData(row, key, site, &outcome, &frame)
    case .type, .typeFromArgument, .source: applyResult(row, key, site, &outcome, frame)
    case .parameters, .entry, .wraps:
      if row.subject.base == .result {
        // What the result decorates is not here yet; the result remembers the row's function.
        outcome.result = values.make(.typed(values.symbols.intern(Self.decoratorPrefix + values.symbols[key])))
      } else {
        applyCallback(row, select(row.subject, site), site, &outcome, &frame)
      }
    case .operation, .runsCommand: applyOperation(row, key, site, &outcome, &frame)
    case .readsFile: readFile(row, site, &outcome)
    case .keeps(let resource, let objectKey): keep(row.subject, in: resource, objectKey, key, site, frame)
    case .announces: announce(joined(row.subject, site), &frame)
    case .recalls(let resource, let objectKey): recall(row, resource, objectKey, key, site, &outcome, frame)
    case .calls, .storesIn, .writesFile, .exits, .bind, .resource, .clientPackage, .delivers: break
    }
  }

  // MARK: Results

  private mutating func applyResult(
    _ row: CatalogRow, _ key: Symbol, _ site: CallSite, _ outcome: inout CallOutcome, _ frame: Frame
  ) {
    switch row.effect {
    case .type(let name, _):
      let object = values.make(.typed(values.symbols.intern(expanded(name, key))))
      if row.subject.base == .result, !row.subject.path.isEmpty {
        outcome.sources.append((row.subject.path, object))
      } else {
        outcome.result = object
      }
    case .typeFromArgument(let prefix, let selector):
      outcome.result = typed(expanded(prefix, key), by: joined(selector, site), site, frame)
    case .source(let kind, let controller):
      let taints = source(kind, controller, label(key, row.subject), site.place, row.confidence)
      let value = form(row.form, taints)
      if row.subject.base == .result {
        outcome.sources.append((row.subject.path, value))
      }
    default: break
    }
  }

  /// An object whose type an argument names; one of several when it is one of several names.
  private mutating func typed(_ prefix: String, by argument: ValueID, _ site: CallSite, _ frame: Frame) -> ValueID? {
    if let text = constantText(argument) { return values.make(.typed(values.symbols.intern(prefix + text))) }
    if case .union(let id) = values.shape(argument) {
      return values.alternatives(id).reduce(nil) { result, part in
        typed(prefix, by: part, site, frame).map { values.join(result ?? .bottom, $0) } ?? result
      }
    }
    if prefix.hasPrefix("aws:"), argument != .bottom {
      noteOpenCall("a client of a service that is named at run time", site.place, frame)
    }
    return nil
  }

  private func label(_ key: Symbol, _ selector: Selector) -> String {
    let path = selector.path.filter { $0 != "*" }.map { "." + $0 }.joined()
    return values.symbols[key] + "()" + path
  }

  /// The result of the call. Without a row that says what it is, it may hold whatever the call was given.
  private mutating func result(
    of outcome: CallOutcome, _ key: Symbol, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    var result = outcome.result
    if outcome.isTest {
      result = values.test(Test(effects: outcome.test, isPosition: outcome.isPosition), outcome.testTaints)
    }
    if result == nil, outcome.sources.isEmpty {
      if outcome.hasCalledBack { return .unknown }
      return resultOfUnknown(.unknown, values.symbols[key], site, &frame)
    }
    var value = result ?? .unknown
    for source in outcome.sources { value = placing(source.value, at: source.path[...], in: value) }
    return value
  }

  /// Puts a value into a part of another.
  mutating func placing(_ value: ValueID, at path: ArraySlice<String>, in whole: ValueID) -> ValueID {
    guard let name = path.first else { return merge(value, with: whole) }
    if name == "*" {
      var list = values[whole]
      if list.shape == .unknown { list.shape = .list }
      list.rest = placing(value, at: path.dropFirst(), in: list.rest == .bottom ? .unknown : list.rest)
      return values.make(list)
    }
    let symbol = values.symbols.intern(name)
    let part = values[whole].field(symbol) ?? .unknown
    return values.setting(whole, symbol, to: placing(value, at: path.dropFirst(), in: part))
  }

  private mutating func merge(_ value: ValueID, with whole: ValueID) -> ValueID {
    if whole == .unknown { return value }
    // Of a part that comes from somewhere and of which more is known, what is known stays.
    let (known, other) = (values[value], values[whole])
    if other.fields.isEmpty, other.rest == .bottom, !known.fields.isEmpty || known.rest != .bottom {
      return values.adding(other.taints, to: value)
    }
    return values.adding(values[value].taints, to: whole)
  }

  // MARK: Data

  private mutating func applyData(
    _ row: CatalogRow, _ key: Symbol, _ site: CallSite, _ outcome: inout CallOutcome, _ frame: inout Frame
  ) {
    switch row.effect {
    case .pass(let target): pass(row, to: target, key, site, &outcome, &frame)
    case .clean(let sinks):
      let subject = joined(row.subject, site)
      let taints = values.taints.clean(asText(values.deepTaints(subject)), of: sinks)
      add(values.text([.unknown], values.taints.extend(taints, site.place, .through(key))), to: &outcome)
    case .clears: add(values.make(.number(nil)), to: &outcome)
    case .strips(let pattern, let replacement): strip(row, pattern, replacement, key, site, &outcome, frame)
    case .joins(let separator, let selector): add(joinTexts(row, separator, selector, site), to: &outcome)
    case .replaces(let pattern, let replacement):
      add(replaceText(row, pattern, by: replacement, site, frame), to: &outcome)
    case .readsField(let container):
      let key = joined(row.subject, site)
      for object in select(container, site) {
        add(getIndex(object.value, key, site.place, &frame), to: &outcome)
      }
    case .setsField(let container, let selector):
      let value = joined(selector, site)
      for object in select(container, site) {
        guard let register = object.register else { continue }
        let key = joined(row.subject, site)
        let changed = constantKey(key).map { values.setting(object.value, $0, to: value) }
        write(changed ?? values.storing(value, in: object.value), backTo: register, &frame)
      }
    default: break
    }
  }

  private mutating func pass(
    _ row: CatalogRow, to target: Selector, _ key: Symbol, _ site: CallSite, _ outcome: inout CallOutcome,
    _ frame: inout Frame
  ) {
    var value = joined(row.subject, site)
    guard value != .bottom else { return }
    switch row.form {
    case .string, .text, .identifier, .host, .headers, .fileName:
      // What is known of the text survives a function that gives it back as text.
      if constantText(value) == nil || values[value].taints.isEmpty == false {
        // A document keeps an exception's fields; a plain string is its message.
        value = row.form == .text ? document(value) : values.text([.unknown], asText(values.deepTaints(value)))
      }
    case .harmless: value = values.make(.number(nil))
    case .any: break
    }
    value = values.extending(value, site.place, .through(key))
    switch target.base {
    case .result where target.path.isEmpty: add(value, to: &outcome)
    case .result: outcome.sources.append((target.path, value))
    case .receiver:
      guard let register = site.receiverRegister else { return }
      write(values.storing(value, in: site.receiver), backTo: register, &frame)
    case .argument, .arguments, .settler:
      for selected in select(target, site) {
        guard let register = selected.register else { continue }
        write(merging(value, into: selected.value), backTo: register, &frame)
      }
    }
  }

  /// An object written as text; parsing the text gives the object's parts again.
  private mutating func document(_ value: ValueID) -> ValueID {
    let taints = values.deepTaints(value)
    var node = values[value]
    let text = values.text([.unknown])
    switch node.shape {
    case .object, .list:
      node.shape = values[text].shape
      return values.make(node)
    default: return values.with(text, taints: taints)
    }
  }

  mutating func add(_ value: ValueID, to outcome: inout CallOutcome) {
    outcome.result = outcome.result.map { values.join($0, value) } ?? value
  }

  private mutating func readFile(_ row: CatalogRow, _ site: CallSite, _ outcome: inout CallOutcome) {
    let path = values.with(joined(row.subject, site), taints: .none)
    if let content = files[path] { outcome.sources.append(([], values.extending(content, site.place, .stored))) }
  }

  private mutating func recall(
    _ row: CatalogRow, _ resource: Selector, _ objectKey: Selector?, _ key: Symbol, _ site: CallSite,
    _ outcome: inout CallOutcome, _ frame: Frame
  ) {
    let name = joined(resource, site)
    let objectName = objectKey.map { joined($0, site) }
    guard name != .bottom, var value = recalled(service(of: key), name, key: objectName, frame) else { return }
    if row.form == .text { value = document(value) }
    outcome.sources.append((row.subject.path, values.extending(value, site.place, .stored)))
  }

  // MARK: Callbacks

  private mutating func applyCallback(
    _ row: CatalogRow, _ functions: [Selected], _ site: CallSite, _ outcome: inout CallOutcome, _ frame: inout Frame
  ) {
    for selected in functions {
      switch row.effect {
      case .parameters(let types, let rest):
        callBackWithTypes(selected.value, types, rest: rest, site, &frame)
      case .entry(let trigger, let types):
        register(selected.value, as: trigger, types, answersHTML: row.form == .text, frame)
      case .wraps: add(selected.value, to: &outcome)
      default: break
      }
    }
  }

  private mutating func callBackWithTypes(
    _ function: ValueID, _ types: [String?], rest: String?, _ site: CallSite, _ frame: inout Frame
  ) {
    guard case .closure(let reference, _) = values.shape(function) else { return }
    let parameters = modules[Int(reference.module)].module[reference.function].parameters
    let arguments = parameters.indices.map { index -> ValueID in
      guard let type = index < types.count ? types[index] : rest else { return .unknown }
      if type == "exception" { return caughtException(site.place, frame) }
      return values.make(.typed(values.symbols.intern(type)))
    }
    callBack(function, arguments, site.place, &frame)
  }

  /// The prefix of the type of a call's result that waits for the function it decorates.
  private static let decoratorPrefix = "@decorator:"

  /// Applies a decorator's rows to the decorated function: the decorator is a library's function, or the result of
  /// calling one.
  mutating func applyDecoratorRows(_ decorator: Symbol, _ site: CallSite, _ frame: inout Frame) {
    var key = decorator
    let isResult = values.symbols[decorator].hasPrefix(Self.decoratorPrefix)
    if isResult {
      key = values.symbols.intern(String(values.symbols[decorator].dropFirst(Self.decoratorPrefix.count)))
    }
    var outcome = CallOutcome()
    for row in rows(key, frame.module.language) where (row.subject.base == .result) == isResult {
      switch row.effect {
      case .calls, .entry, .parameters, .wraps:
        let decorated = isResult ? site.positional.map { Selected(value: $0) } : select(row.subject, site)
        applyCallback(row, decorated, site, &outcome, &frame)
      default: continue
      }
    }
  }
}
