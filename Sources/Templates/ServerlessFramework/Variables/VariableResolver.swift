import Core

/// Replaces the variables of a service by what they stand for, as far as the files of the tree decide it. What they do
/// not decide becomes an `Unresolved` node that names the variable.
struct VariableResolver {
  /// What a source of values gives.
  enum Outcome {
    case value(Node)
    /// There is no such value; the next alternative counts.
    case missing
    /// There is one, but only the deployment knows it.
    case undecided(String)
  }

  /// Levels of nesting, variables followed included; a document that goes deeper is not a service.
  private static let maximumDepth = 150
  /// Nodes made while resolving: a few lines that include each other can ask for billions.
  private static let maximumNodes = 300_000
  /// Long strings count as several nodes, so that strings that are doubled again and again end too.
  private static let bytesLikeOneNode = 64

  let tree: FileTree
  /// The service's folder; paths of included files are relative to it, in included files too.
  let folder: String
  /// The document as written.
  let root: Node
  let syntax: VariableSyntax
  var includes: IncludedFiles
  private(set) var diagnostics: [Diagnostic] = []
  /// What sources gave, and how many nodes that took; every further use counts as many, as it makes the tree as much
  /// larger.
  private var known: [String: (outcome: Outcome, nodes: Int)] = [:]
  private var active: Set<String> = []
  private var cycles = 0
  private var depth = 0
  private var nodes = 0

  init(root: Node, folder: String, tree: FileTree) {
    (self.root, self.folder, self.tree) = (root, folder, tree)
    includes = IncludedFiles(tree: tree)
    syntax = root["provider"]?["variableSyntax"]?.text.map(VariableSyntax.init(pattern:)) ?? VariableSyntax()
  }

  /// The whole service, resolved. What counts most comes first and has limits of its own.
  mutating func resolve() -> Node {
    guard case .mapping(let entries) = root.content else { return resolve(root) }
    var resolved = entries
    for index in entries.indices where Self.mainSections.contains(entries[index].key) {
      nodes = 0
      resolved[index].value = resolve(entries[index].value)
    }
    nodes = 0
    for index in entries.indices where !Self.mainSections.contains(entries[index].key) {
      resolved[index].value = resolve(entries[index].value)
    }
    return Node(.mapping(resolved), tag: root.tag, place: root.place)
  }

  private static let mainSections: Set<String> = ["service", "provider", "functions", "resources"]

  /// The node with everything below it resolved.
  mutating func resolve(_ node: Node) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard isWithinLimits(at: node.place) else { return Unresolved.variable("too deeply nested", at: node.place) }
    if node.tag == "!Sub" { return substitution(node) }
    switch node.content {
    case .scalar(let text, let style): return resolve(text, style, of: node)
    case .sequence(let items):
      return Node(.sequence(items.map { resolve($0) }), tag: node.tag, place: node.place)
    case .mapping(let entries):
      return Node(.mapping(entries.map { resolve($0) }), tag: node.tag, place: node.place)
    }
  }

  private mutating func isWithinLimits(at place: Place) -> Bool {
    nodes += 1
    if depth < Self.maximumDepth, nodes < Self.maximumNodes { return true }
    let message = "the service nests too deeply or includes too much; a part of it was not read"
    if !diagnostics.contains(where: { $0.message == message }) {
      diagnostics.append(Diagnostic(.incomplete, message, at: place))
    }
    return false
  }

  private mutating func resolve(_ entry: Node.Entry) -> Node.Entry {
    var entry = entry
    entry.value = entry.key == "Fn::Sub" ? substitution(entry.value) : resolve(entry.value)
    return entry
  }

  private mutating func resolve(_ text: String, _ style: Node.Style, of node: Node) -> Node {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return node }
    let template = VariableTemplate(text, syntax: syntax)
    if let expression = template.whole { return placed(value(of: expression, at: node.place), for: node) }
    let parts = parts(of: template, at: node.place)
    nodes += parts.reduce(0) { $0 + 1 + ($1.text?.utf8.count ?? 0) / Self.bytesLikeOneNode }
    guard isWithinLimits(at: node.place) else { return Unresolved.variable("too long", at: node.place) }
    if let literal = Self.joined(parts) { return Node(.scalar(literal, style), tag: node.tag, place: node.place) }
    return Unresolved.string(parts, at: node.place)
  }

  /// A scalar is said to stand where it is used, a collection where it is written: its elements stand there too.
  private func placed(_ value: Node, for node: Node) -> Node {
    guard case .scalar = value.content else { return value }
    return Node(value.content, tag: value.tag.isEmpty ? node.tag : value.tag, place: node.place)
  }

  /// The argument of a `Fn::Sub`, whose own names look like variables. Variables that stay are handed to it as values.
  private mutating func substitution(_ node: Node) -> Node {
    let pattern = node.isSequence ? node[0] : node
    guard let pattern, case .scalar(let text, let style) = pattern.content else { return node }
    let template = VariableTemplate(text, syntax: syntax)
    guard template.hasVariables || node.isSequence else { return node }
    let parts = parts(of: template, at: pattern.place)
    var values = node[1].map { resolve($0).entries } ?? []
    var resolved = ""
    for (index, part) in parts.enumerated() {
      if part.tag.isEmpty, case .scalar(let literal, _) = part.content {
        resolved += literal
      } else {
        values.append(Node.Entry(key: "unresolved\(index)", keyPlace: part.place, value: part))
        resolved += "${unresolved\(index)}"
      }
    }
    let first = Node(.scalar(resolved, style), place: pattern.place)
    if values.isEmpty { return Node(first.content, tag: node.tag, place: node.place) }
    return Node(.sequence([first, Node(.mapping(values), place: node.place)]), tag: node.tag, place: node.place)
  }

  /// The segments of a string with their variables resolved to scalars, or to variables that stay.
  private mutating func parts(of template: VariableTemplate, at place: Place) -> [Node] {
    template.segments.flatMap { segment in
      switch segment {
      case .literal(let text): return [Node(.scalar(text, .quoted), place: place)]
      case .variable(let expression):
        let value = value(of: expression, at: place)
        if case .scalar = value.content { return [value] }
        return Unresolved.parts(of: value) ?? [Unresolved.variable(expression, at: place)]
      }
    }
  }

  /// The text of parts that are all literal.
  private static func joined(_ parts: [Node]) -> String? {
    var text = ""
    for part in parts {
      guard part.tag != Unresolved.tag, case .scalar(let piece, _) = part.content else { return nil }
      text += part.isNull ? "" : piece
    }
    return text
  }

  /// The text of parts as it would be written, for the name of a variable that has variables in it.
  private static func written(_ parts: [Node]) -> String {
    parts.map { part in
      if let name = Unresolved.name(of: part) { return "${\(name)}" }
      return part.text ?? ""
    }.joined()
  }
}

// The alternatives of a variable.
extension VariableResolver {
  /// What a variable stands for; an `Unresolved` node when that is not decided, or when nothing of it exists.
  private mutating func value(of expression: String, at place: Place) -> Node {
    switch outcome(of: expression, at: place) {
    case .value(let node): return node
    case .undecided(let name): return Unresolved.variable(name, at: place)
    case .missing: break
    }
    if expression.utf8.starts(with: "self".utf8) || expression.utf8.starts(with: "file".utf8) {
      diagnostics.append(Diagnostic(.unresolved, "the variable ${\(expression)} leads nowhere", at: place))
    }
    return Unresolved.variable(expression, at: place)
  }

  private mutating func outcome(of expression: String, at place: Place) -> Outcome {
    let alternatives = VariableExpression(expression).alternatives
    for text in alternatives {
      let outcome = outcome(ofAlternative: text, at: place)
      if case .missing = outcome { continue }
      return outcome
    }
    return standardOption(alternatives)
  }

  private mutating func outcome(ofAlternative text: String, at place: Place) -> Outcome {
    depth += 1
    defer { depth -= 1 }
    guard isWithinLimits(at: place) else { return .undecided("too deeply nested") }
    let template = VariableTemplate(text, syntax: syntax)
    if let nested = template.whole { return outcome(of: nested, at: place) }
    var literal = text
    if template.hasVariables {
      let parts = parts(of: template, at: place)
      guard let joined = Self.joined(parts) else { return .undecided(Self.written(parts)) }
      literal = joined
    }
    switch VariableExpression.alternative(literal) {
    case .string(let text): return .value(Node(.scalar(text, .quoted), place: place))
    case .plain(let text): return .value(Node(.scalar(text, .plain), place: place))
    case .source(let source): return remembered(source, at: place)
    }
  }

  /// Follows a source once; one that leads back to itself has no value.
  private mutating func remembered(_ source: VariableExpression.Source, at place: Place) -> Outcome {
    if let known = known[source.text] {
      nodes = min(nodes + known.nodes, Self.maximumNodes)
      return isWithinLimits(at: place) ? known.outcome : .undecided("too deeply nested")
    }
    guard active.insert(source.text).inserted else {
      cycles += 1
      return .undecided(source.text)
    }
    let (cyclesBefore, nodesBefore) = (cycles, nodes)
    let outcome = follow(source, at: place)
    active.remove(source.text)
    if cycles == cyclesBefore { known[source.text] = (outcome, nodes - nodesBefore) }
    return outcome
  }

  /// Whether a source is being followed now, so that following it again would not end.
  func isActive(_ text: String) -> Bool { active.contains(text) }

  /// Does something during which a name counts as being followed.
  mutating func guarded(_ name: String, _ body: (inout VariableResolver) -> Outcome) -> Outcome {
    active.insert(name)
    defer { active.remove(name) }
    return body(&self)
  }
}

// Walking to a property without resolving what lies beside the way.
extension VariableResolver {
  /// What stands at a dotted path, as written. Variables on the way are followed only as far as the path needs, so that
  /// an included file may refer to its own values through the service.
  mutating func locate(_ path: String, from start: Node) -> Node? {
    var node = start
    for key in path.split(separator: ".") {
      node = opened(node)
      if node.tag == Unresolved.tag { return node }
      guard let next = node[String(key)] ?? Int(key).flatMap({ node[$0] }) else { return nil }
      node = next
    }
    return node
  }

  /// The collection that a variable stands for, its own content left as written.
  private mutating func opened(_ node: Node) -> Node {
    guard let text = node.text, let expression = VariableTemplate(text, syntax: syntax).whole else { return node }
    guard isWithinLimits(at: node.place), active.insert("open " + expression).inserted else { return node }
    defer { active.remove("open " + expression) }
    for text in VariableExpression(expression).alternatives {
      if let target = target(ofAlternative: text, at: node.place) { return opened(target) }
    }
    return resolve(node)
  }

  private mutating func target(ofAlternative text: String, at place: Place) -> Node? {
    var literal = text
    let template = VariableTemplate(text, syntax: syntax)
    if template.hasVariables {
      guard template.whole == nil, let joined = Self.joined(parts(of: template, at: place)) else { return nil }
      literal = joined
    }
    guard case .source(let source) = VariableExpression.alternative(literal) else { return nil }
    switch source.type {
    case "self": return locate(source.address ?? "", from: root)
    case "file": return written(in: source)
    default: return nil
    }
  }
}
