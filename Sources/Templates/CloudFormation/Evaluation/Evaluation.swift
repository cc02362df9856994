import Core

/// Evaluates the strings of a template as far as the files allow.
struct Evaluation {
  private static let maximumDepth = 40
  private let stack: Stack
  private let depth: Int
  /// Parameters of nested stacks whose values are being evaluated; one that comes up again refers to itself.
  private let open: Set<String>

  init(_ stack: Stack, depth: Int = 0, open: Set<String> = []) {
    self.stack = stack
    self.depth = depth
    self.open = open
  }

  private func deeper(in stack: Stack? = nil) -> Evaluation {
    Evaluation(stack ?? self.stack, depth: depth + 1, open: open)
  }

  func text(_ node: Node) -> Text {
    guard depth < Self.maximumDepth else { return unknown("a value that is nested too deeply") }
    let (resolved, home) = Resolution.resolve(node, in: stack)
    guard let resolved else { return Text() }
    if home !== stack { return deeper(in: home).text(resolved) }
    if let intrinsic = Intrinsic(resolved) { return call(intrinsic) }
    switch resolved.content {
    case .scalar(let text, _): return DynamicReference.split(text)
    case .sequence, .mapping: return unknown("a structure")
    }
  }

  private func unknown(_ what: String) -> Text { Text(pieces: [.unknown(what)]) }

  private func call(_ intrinsic: Intrinsic) -> Text {
    switch intrinsic.name {
    case "Ref": return intrinsic.argument.text.map(reference) ?? unknown("a reference")
    case "GetAtt": return attribute(intrinsic)
    case "Sub": return substitute(intrinsic.argument)
    case "Join": return join(intrinsic.argument)
    case "Select": return select(intrinsic.argument)
    case "If": return choice(intrinsic.argument)
    case "Base64": return deeper().text(intrinsic.argument)
    case "ImportValue": return imported(intrinsic.argument)
    case "FindInMap": return unknown("mapping \(intrinsic.argument[0]?.text ?? "")")
    case "Transform": return unknown("the result of a macro")
    case "Unresolved": return unknown(intrinsic.argument.text ?? "a variable")
    default: return unknown("Fn::\(intrinsic.name)")
    }
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
  private func reference(_ name: String) -> Text {
    switch name {
    case "AWS::Partition": return "aws"
    case "AWS::URLSuffix": return "amazonaws.com"
    case "AWS::NoValue": return Text()
    default: if name.hasPrefix("AWS::") { return unknown(name) }
    }
    if let parameter = stack.template.parameter(name) { return self.parameter(parameter) }
    if stack.template.resource(name) != nil || stack.isGenerated(name) {
      return Text(pieces: [.attribute(of: stack.identifier(name), name: "Ref")])
    }
    // "Function.Version" and "Function.Alias" are references that SAM understands.
    if let dot = name.firstIndex(of: "."), stack.template.resource(String(name[..<dot])) != nil {
      return attribute(of: String(name[..<dot]), name: String(name[name.index(after: dot)...]))
    }
    // What is already an explanation stays as it is: a string that was put together and taken apart again.
    return unknown(name.contains(" ") || name.contains(":") ? name : "reference \(name)")
  }

  /// The default counts; a parameter that names an entry of the parameter store has only the entry's name.
  private func parameter(_ entry: Node.Entry) -> Text {
    if let argument = stack.arguments[entry.key] {
      let key = stack.identifier(entry.key)
      guard !open.contains(key) else { return unknown("parameter \(entry.key)") }
      return Evaluation(argument.stack, depth: depth + 1, open: open.union([key])).text(argument.node)
    }
    let type = entry.value["Type"]?.text ?? ""
    guard !type.hasPrefix("AWS::SSM::"), let preset = entry.value["Default"], case .scalar(let text, _) = preset.content
    else { return unknown("parameter \(entry.key)") }
    return text.isEmpty ? Text() : DynamicReference.split(text)
  }

  private func attribute(_ intrinsic: Intrinsic) -> Text {
    guard let (resource, node) = intrinsic.attribute else { return unknown("an attribute") }
    guard let name = deeper().text(node).literal else { return unknown("an attribute of \(resource)") }
    return attribute(of: resource, name: name)
  }

  private func attribute(of resource: String, name: String) -> Text {
    guard stack.template.resource(resource) != nil || stack.isGenerated(resource) else {
      return unknown("attribute \(name) of \(resource)")
    }
    return Text(pieces: [.attribute(of: stack.identifier(resource), name: name)])
  }

  private func join(_ argument: Node) -> Text {
    guard let separator = argument[0].map({ deeper().text($0) }), let list = argument[1] else { return Text() }
    var result = Text()
    for (index, part) in deeper().list(list).enumerated() {
      if index > 0 { result.append(separator) }
      result.append(part)
    }
    return result
  }

  private func select(_ argument: Node) -> Text {
    guard let index = argument[0].flatMap({ Int(deeper().text($0).literal ?? "") }), let list = argument[1]
    else { return unknown("an element of a list") }
    let items = deeper().list(list)
    return items.indices.contains(index) ? items[index] : unknown("an element of a list")
  }

  /// Of a condition that nothing decides; both branches may still say the same.
  private func choice(_ argument: Node) -> Text {
    guard let name = argument[0]?.text, let yes = argument[1], let no = argument[2] else { return Text() }
    let (first, second) = (deeper().text(yes), deeper().text(no))
    return first == second ? first : unknown("condition \(name)")
  }

  /// A value that another stack exports stays open, as nothing ties the stacks of a tree to one deployment.
  private func imported(_ argument: Node) -> Text {
    let name = deeper().text(argument)
    return name.literal.flatMap { stack.library.export(named: $0) } ?? unknown("export \(name.display)")
  }
}

// Lists and substitution.
extension Evaluation {
  /// The elements of a list; a parameter of a list type is split at its commas, one string is a list of one.
  func list(_ node: Node) -> [Text] {
    guard depth < Self.maximumDepth else { return [] }
    let (resolved, home) = Resolution.resolve(node, in: stack)
    guard let resolved else { return [] }
    if home !== stack { return deeper(in: home).list(resolved) }
    if let intrinsic = Intrinsic(resolved) { return list(intrinsic) }
    guard case .sequence(let items) = resolved.content else { return [text(resolved)] }
    return items.flatMap { item -> [Text] in
      Resolution.resolve(item, in: stack).0 == nil ? [] : [deeper().text(item)]
    }
  }

  private func list(_ intrinsic: Intrinsic) -> [Text] {
    switch intrinsic.name {
    case "Split":
      guard let separator = intrinsic.argument[0]?.text, let node = intrinsic.argument[1] else { return [] }
      return Self.split(deeper().text(node), at: separator)
    case "Ref":
      guard let name = intrinsic.argument.text, let type = stack.template.parameter(name)?.value["Type"]?.text,
        type == "CommaDelimitedList" || type.hasPrefix("List<"), let literal = reference(name).literal
      else { return [call(intrinsic)] }
      return literal.split(separator: ",").map { Text(String($0.trimmingSpaces())) }
    case "Cidr", "GetAZs": return [Text(pieces: [.unknown("Fn::\(intrinsic.name)")])]
    default: return [call(intrinsic)]
    }
  }

  private static func split(_ text: Text, at separator: String) -> [Text] {
    var parts = [Text()]
    for piece in text.pieces {
      guard case .literal(let literal) = piece else {
        parts[parts.count - 1].append(piece)
        continue
      }
      for (index, part) in literal.parts(separatedBy: separator).enumerated() {
        if index > 0 { parts.append(Text()) }
        parts[parts.count - 1].append(.literal(part))
      }
    }
    return parts
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
  private func substitute(_ argument: Node) -> Text {
    let variables = argument[1]
    guard let pattern = argument.isSequence ? argument[0]?.text : argument.text else { return Text() }
    var result = Text()
    for part in Placeholder.split(pattern) {
      switch part {
      case .literal(let literal): result.append(DynamicReference.split(literal))
      case .name(let name):
        if let own = variables?[name] {
          result.append(deeper().text(own))
        } else if let dot = name.firstIndex(of: "."), !name.hasPrefix("AWS::") {
          let attribute = String(name[name.index(after: dot)...])
          result.append(dotted(String(name[..<dot]), attribute, at: argument.place))
        } else {
          result.append(reference(name))
        }
      }
    }
    return result
  }

  /// `${Nested.Outputs.Name}` leads into the nested stack, as GetAtt does.
  private func dotted(_ resource: String, _ name: String, at place: Place) -> Text {
    guard name.hasPrefix("Outputs.") else { return attribute(of: resource, name: name) }
    return deeper().text(Node(.scalar("\(resource).\(name)", .plain), tag: "!GetAtt", place: place))
  }
}

/// The parts of a string with `${…}` in it.
enum Placeholder {
  case literal(String)
  case name(String)

  static func split(_ pattern: String) -> [Placeholder] {
    var parts: [Placeholder] = []
    var rest = Substring(pattern)
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      let name = rest[start.upperBound..<end]
      parts.append(.literal(String(rest[..<start.lowerBound])))
      parts.append(name.hasPrefix("!") ? .literal("${\(name.dropFirst())}") : .name(String(name.trimmingSpaces())))
      rest = rest[rest.index(after: end)...]
    }
    return parts + [.literal(String(rest))]
  }
}

/// `{{resolve:secretsmanager:…}}` and its kind: values fetched at deployment that never stand in the template.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
enum DynamicReference {
  static func split(_ literal: String) -> Text {
    // Most strings have no brace, and looking for one byte is far cheaper than looking for a string.
    guard literal.utf8.contains(UInt8(ascii: "{")), literal.contains("{{resolve:") else { return Text(literal) }
    var text = Text()
    var rest = Substring(literal)
    while let start = rest.firstRange(of: "{{resolve:"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      text.append(.literal(String(rest[..<start.lowerBound])))
      text.append(.unknown("resolve:" + rest[start.upperBound..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    text.append(.literal(String(rest)))
    return text
  }
}

extension Library {
  /// The value of an export of this application's own stacks, when it is a literal.
  func export(named name: String) -> Text? { exports[name].map { Text($0) } }
}
