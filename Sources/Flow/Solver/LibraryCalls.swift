import Core
import Syntax

// Calls and members of libraries, by the rows of the catalogue.

extension Solver {
  /// The rows of a key; asked for once a solver.
  mutating func rows(_ key: Symbol, _ language: Language) -> [CatalogRow] {
    if let known = rowCache[key] { return known }
    let rows = catalog.rows(for: values.symbols[key], language: language)
    rowCache[key] = rows
    return rows
  }

  /// The rows of a type's method or member; for the types around a cloud client those of every service too.
  mutating func rows(_ type: Symbol, _ name: Symbol, _ language: Language) -> [CatalogRow] {
    let own = rows(values.symbols.intern(path(type, name)), language)
    let text = values.symbols[type]
    guard text.hasPrefix("aws"), let colon = text.firstIndex(of: ":") else { return own }
    let general = values.symbols.intern("\(text[...colon])*.\(values.symbols[name])")
    return own + rows(general, language)
  }

  func path(_ path: Symbol, _ name: Symbol) -> String { values.symbols[path] + "." + values.symbols[name] }

  /// A name that the language brings.
  mutating func builtIn(_ name: Symbol, _ frame: Frame) -> ValueID {
    memberValue(name, rows(name, frame.module.language), taints: .none, frame.module.start, frame)
  }

  // MARK: Members

  mutating func memberOfLibrary(
    _ library: Symbol, _ name: Symbol, _ node: ValueNode, _ place: Place, _ frame: inout Frame
  ) -> ValueID {
    if let own = node.field(name) { return own }
    if name == words.default { return values.make(ValueNode(shape: .member(library), taints: node.taints)) }
    if isEnvironment(node.taints) { return environmentVariable(name, place, frame) }
    let key = values.symbols.intern(path(library, name))
    let rows = self.rows(library, name, frame.module.language)
    if rows.isEmpty, !frame.module.language.isECMAScript,
      let index = loadModule(values.symbols[key], from: frame.module)
    {
      // A folder of the program without a file of its own.
      return values.make(.module(index))
    }
    return memberValue(key, rows, taints: node.taints, place, frame)
  }

  /// Whether a value is the environment as a whole.
  private func isEnvironment(_ taints: TaintsID) -> Bool {
    values.taints[taints].contains { values.taints.sources[Int($0.source)].kind == .environment }
  }

  /// The value of a library's member: an object of a known type, data from outside, or the member itself.
  private mutating func memberValue(
    _ key: Symbol, _ rows: [CatalogRow], taints: TaintsID, _ place: Place, _ frame: Frame
  ) -> ValueID {
    var result: ValueID?
    for row in rows where row.isMember {
      switch row.effect {
      case .type(let type, _): result = values.make(.typed(values.symbols.intern(expanded(type, key))), taints)
      case .source(let kind, let controller):
        let source = source(kind, controller, values.symbols[key], place, row.confidence)
        let known = result ?? (kind == .environment ? values.make(.member(key)) : nil)
        result = known.map { values.adding(source, to: $0) } ?? form(row.form, source)
      case .clears: result = .unknown
      default: continue
      }
    }
    return result ?? values.make(.member(key), taints)
  }

  /// A value of a form, with its data where that can do harm: strings are known to be strings.
  mutating func form(_ form: EventShape.Form, _ taints: TaintsID) -> ValueID {
    let taints = values.taints.clean(taints, of: form.harmlessSinks)
    switch form {
    case .string, .text, .identifier, .host, .fileName: return values.text([.unknown], taints)
    case .headers: return headers(taints)
    case .harmless: return values.make(.number(nil), taints)
    case .any: return values.unknown(taints)
    }
  }

  private mutating func headers(_ taints: TaintsID) -> ValueID {
    let host = form(.host, taints)
    let all = values.storing(form(.string, taints), in: values.make(.object))
    return EventShape.Form.hostHeaders.reduce(all) { values.setting($0, values.symbols.intern($1), to: host) }
  }

  mutating func memberOfType(
    _ type: Symbol, _ name: Symbol, _ object: ValueID, _ place: Place, _ frame: inout Frame
  ) -> ValueID {
    let node = values[object]
    if let own = node.field(name) { return values.extending(own, place, .read(name)) }
    let rows = rows(type, name, frame.module.language)
    let key = values.symbols.intern(path(type, name))
    if rows.contains(where: \.isMember) { return memberValue(key, rows, taints: .none, place, frame) }
    if !rows.isEmpty || values.symbols[type].hasPrefix("aws") {
      return values.make(ValueNode(shape: .member(key), fields: node.fields, taints: node.taints))
    }
    if node.rest != .bottom { return values.extending(withoutWholeSecret(node.rest, name), place, .read(name)) }
    let part = exceptionPart(node.taints, name, place, frame)
    if part != node.taints { return values.unknown(part) }
    return values.extending(withoutWholeSecret(values.unknown(node.taints), name), place, .read(name))
  }

  /// A variable of the environment: its name stays known, and it is a secret when its name or the template says so.
  mutating func environmentVariable(_ name: Symbol, _ place: Place, _ frame: Frame) -> ValueID {
    let text = values.symbols[name]
    var taints = TaintsID.none
    if holdsSecret(name) { taints = source(.secret, .deployer, "environment variable \(text)", place) }
    return values.text([.environment(name)], taints)
  }

  private mutating func holdsSecret(_ variable: Symbol) -> Bool {
    if let known = secretVariables[variable] { return known }
    let result = isSecretVariable(values.symbols[variable])
    secretVariables[variable] = result
    return result
  }

  private func isSecretVariable(_ name: String) -> Bool {
    if program.entries.contains(where: { $0.secretVariables.contains(name) }) { return true }
    let upper = name.uppercased()
    return ["PASSWORD", "PASSWD", "SECRET_KEY", "PRIVATE_KEY", "API_KEY", "APIKEY", "ACCESS_TOKEN", "AUTH_TOKEN"]
      .contains { upper.contains($0) }
      && !Self.harmlessEndings.contains { upper.hasSuffix($0) }
  }

  /// Endings of names that speak about a secret instead of holding it.
  private static let harmlessEndings = [
    "_ARN", "_NAME", "_ID", "_PATH", "_URL", "_LENGTH", "_ITERATIONS", "_TTL", "_EXPIRY", "_EXPIRATION", "_ROUNDS",
    "_ALGORITHM", "_TYPE", "_POLICY", "_FIELD", "_HEADER", "_PREFIX", "_SIZE", "_TABLE", "_BUCKET", "_REGION", "_FILE",
  ]

  // MARK: Calls

  mutating func callLibrary(_ path: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    if values.symbols[path].hasPrefix("lambda.callback") { return answerThroughCallback(path, site, frame) }
    let rows = rows(path, frame.module.language)
    if rows.contains(where: { !$0.isMember }) { return apply(rows, path, site, &frame) }
    if let client = callClientPackage(path, site, &frame) { return client }
    if let result = callServiceMethod(path, site, &frame) { return result }
    return callUnknown(.unknown, values.symbols[path], site, &frame)
  }

  mutating func callMember(
    _ library: Symbol, _ name: Symbol, _ node: ValueNode, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    if let own = node.field(name) { return call(own, site, &frame) }
    if isEnvironment(node.taints), let variable = readEnvironment(name, site, frame) { return variable }
    let key = values.symbols.intern(path(library, name))
    let rows = self.rows(library, name, frame.module.language)
    if rows.contains(where: { !$0.isMember }) {
      if values.symbols[key] == "os.getenv", let variable = readEnvironment(nil, site, frame) { return variable }
      return apply(rows, key, site, &frame)
    }
    if let client = callClientPackage(key, site, &frame) { return client }
    return callBuiltInMethod(name, as: key, site, &frame)
  }

  mutating func callTypedMethod(_ type: Symbol, _ name: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    if let own = values[site.receiver].field(name), case .closure = values.shape(own) { return call(own, site, &frame) }
    let rows = rows(type, name, frame.module.language)
    let key = values.symbols.intern(path(type, name))
    if rows.contains(where: { !$0.isMember }) { return apply(rows, key, site, &frame) }
    let typeName = values.symbols[type]
    if typeName.hasPrefix("aws:") { return callService(String(typeName.dropFirst(4)), name, site, &frame) }
    return callBuiltInMethod(name, as: key, site, &frame)
  }

  /// `os.environ.get("NAME", default)`, `os.getenv("NAME", default)`
  private mutating func readEnvironment(_ method: Symbol?, _ site: CallSite, _ frame: Frame) -> ValueID? {
    guard method == nil || method.map({ values.symbols[$0] }) == "get" else { return nil }
    guard let key = site.positional.first, let variable = constantKey(key) else { return nil }
    let value = environmentVariable(variable, site.place, frame)
    return site.positional.count > 1 ? values.join(value, site.positional[1]) : value
  }

  /// A method that values of any type may have; of a library's object under the library's own name for it.
  mutating func callBuiltInMethod(
    _ name: Symbol, as key: Symbol? = nil, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    if let text = formattedText(name, site, frame) { return text }
    let general = values.symbols.intern("*." + values.symbols[name])
    let rows = rows(general, frame.module.language)
    if rows.isEmpty { return callUnknown(site.receiver, values.symbols[key ?? name], site, &frame) }
    return apply(rows, general, site, &frame)
  }

  // MARK: Placeholders

  /// A row's text with the service, and the name behind it, of the type that its key begins with.
  func expanded(_ text: String, _ key: Symbol, argument: String = "") -> String {
    guard text.contains("{") else { return text }
    let path = values.symbols[key]
    guard let colon = path.firstIndex(of: ":") else { return text }
    let parts = path[path.index(after: colon)...].split(separator: ".", omittingEmptySubsequences: false)
    let name = parts.count > 2 ? String(parts[1]) : ""
    return text.replacing("{service}", with: String(parts[0])).replacing("{name}", with: name)
      .replacing("{argument}", with: argument)
  }
}

extension String {
  /// The string with every occurrence of a part replaced.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let start = rest.firstRange(of: part) {
      result += rest[..<start.lowerBound] + other
      rest = rest[start.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
