import Core

/// What the models in the catalogue may call: their names begin with `$`.
enum LibraryFunctions {
  static let all: [String: NativeFunction.Body] = constructs.merging(values) { first, _ in first }

  private static let constructs: [String: NativeFunction.Body] = [
    // $construct(this, scope, id): gives an object its place in the tree of constructs.
    "$construct": { machine, _, arguments in
      machine.makeConstruct(arguments[0], Arguments(Array(arguments.positional.dropFirst()), place: machine.callPlace))
      return .null
    },
    // $stack(this): what is below it is deployed as one.
    "$stack": { machine, _, arguments in
      guard let record = arguments[0].record else { return .null }
      record.construct?.isStack = true
      machine.stacks.append(record)
      return .null
    },
    // $resource(this, type, properties, attributes, suffix): a resource of the template.
    "$resource": { machine, _, arguments in
      let record = Record()
      record.construct = arguments[0].record?.construct
      record.draft = machine.draft(
        arguments[1].literal ?? "", for: arguments[0], arguments[2].record ?? Record(),
        attributes: arguments[3].record ?? Record(), suffix: arguments[4].literal ?? "")
      return Value(.record(record), at: machine.callPlace)
    },
    // $remove(resource): takes it back.
    "$remove": { _, _, arguments in
      arguments[0].record?.draft?.isRemoved = true
      return .null
    },
    // $att(resource, name): an attribute whose name has a dot in it.
    "$att": { _, _, arguments in
      guard let draft = arguments[0].record?.draft, let name = arguments[1].literal else {
        return .unknown("an attribute")
      }
      return .attribute(name, of: draft.id)
    },
    // $set(resource, property, value)
    "$set": { machine, _, arguments in
      guard let name = arguments[1].literal else { return .null }
      arguments[0].record?.draft?.properties[name] = arguments[2].placed(at: machine.callPlace)
      return .null
    },
    "$get": { _, _, arguments in arguments[1].literal.flatMap { arguments[0].record?.draft?.properties[$0] } ?? .null },
    "$scope": { _, _, arguments in arguments[0].record?.construct?.scope ?? .null },
    "$id": { _, _, arguments in arguments[0].record?.construct.map { .text($0.id) } ?? .unknown("an id") },
    "$path": { _, _, arguments in
      .text(arguments[0].record?.construct?.path.joined(separator: "/") ?? "")
    },
    "$stackOf": { machine, _, arguments in
      let stack = arguments[0].record?.construct?.stack
      return machine.stacks.first { $0.construct === stack }.map { Value(.record($0)) } ?? .unknown("a stack")
    },
    "$children": { _, _, arguments in Builtin.list(arguments[0].record?.construct?.children ?? []) },
  ]

  private static let values: [String: NativeFunction.Body] = [
    // $ref("AWS::Region")
    "$ref": { _, _, arguments in .attribute("Ref", of: arguments[0].literal ?? "") },
    // $call("Fn::Split", argument): one of CloudFormation's functions.
    "$call": { _, _, arguments in Value(.intrinsic(arguments[0].literal ?? "", arguments[1])) },
    "$unknown": { _, _, arguments in .unknown(arguments[0].literal ?? "a value") },
    "$isKnown": { _, _, arguments in Value(.bool(arguments[0].unknown == nil)) },
    "$context": { machine, _, arguments in
      guard let name = arguments[0].literal else { return .unknown("a context value", isGivenOutside: true) }
      return machine.world.context[name] ?? .unknown("the context value \(name)", isGivenOutside: true)
    },
    "$times": { _, _, arguments in
      guard let first = arguments[0].number, let second = arguments[1].number else { return .unknown("a number") }
      return Value(.number(first * second), at: arguments[0].place)
    },
    "$over": { _, _, arguments in
      guard let first = arguments[0].number, let second = arguments[1].number, second != 0 else {
        return .unknown("a number")
      }
      return Value(.number(first / second), at: arguments[0].place)
    },
    "$json": { _, _, arguments in Value(.text(JSONValues.text(of: arguments[0])), at: arguments[0].place) },
    // $at(source, value): the value, standing where the other was written.
    "$at": { _, _, arguments in Value(arguments[1].content, at: arguments[0].place ?? arguments[1].place) },
    // $pascal(value): the names of a structure as CloudFormation writes them.
    "$pascal": { _, _, arguments in PlainResource.converted(arguments[0]) },
    "$asset": { machine, _, arguments in machine.asset(arguments[0]) },
    "$contents": { machine, _, arguments in machine.contents(of: arguments[0]) },
    "$folder": { _, _, arguments in Paths.folder(arguments[0]) },
    "$name": { _, _, arguments in Paths.name(arguments[0], without: arguments[1]) },
    // $stem("a/index.ts") is "index".
    "$stem": { _, _, arguments in
      guard let path = arguments[0].literal else { return .unknown("a file's name") }
      let name = Path.name(of: path)
      let ending = Path.pathExtension(of: name)
      return .text(ending.isEmpty ? name : String(name.dropLast(ending.count + 1)), at: arguments[0].place)
    },
    // $module("src/app.py") is "src/app".
    "$module": { _, _, arguments in
      guard let path = arguments[0].literal else { return .unknown("a module") }
      let ending = Path.pathExtension(of: path)
      return .text(ending.isEmpty ? path : String(path.dropLast(ending.count + 1)), at: arguments[0].place)
    },
    // $document(path): what a local JSON or YAML file says.
    "$document": { machine, _, arguments in
      guard let path = arguments[0].literal, let target = Locations.resolve(path, from: machine.world.folder),
        let file = machine.world.tree.file(at: target)
      else { return .unknown("a document") }
      return JSONValues.value(of: file)
    },
    // $beside("worker"): the file of the program that made the call, with its ending replaced: "stack.worker.ts".
    "$beside": { machine, _, arguments in
      let path = machine.callerPath
      let stem = path.dropLast(Path.pathExtension(of: path).count)
      let found = ["ts", "js", "mjs", "mts"].map { "\(stem)\(arguments[0].literal ?? "").\($0)" }
        .first { machine.world.tree.containsFile($0) }
      return found.map { .text(Locations.absolute($0)) } ?? .unknown("a file beside \(path)")
    },
    "$unsupported": { machine, _, arguments in
      machine.note(.unsupported, arguments[0].literal ?? "", at: machine.callPlace)
      return .null
    },
  ]
}

extension Machine {
  /// A new resource under an id of its own: the names of the constructs around it, without the stack where that is
  /// enough to tell it from others.
  mutating func draft(
    _ type: String, for owner: Value, _ properties: Record, attributes: Record = Record(), suffix: String
  ) -> Draft? {
    guard drafts.count < Self.maximumResources, let call = callPlace else { return nil }
    let place = firstLine(of: call)
    let node = owner.record?.construct
    let names = (node?.pathInStack ?? []) + (suffix.isEmpty ? [] : [suffix])
    let plain = names.isEmpty ? type : names.joined(separator: "/")
    let qualified = ((node?.stack?.path ?? []) + [plain]).joined(separator: "/")
    var id = ids.contains(plain) ? qualified : plain
    var number = 2
    while !ids.insert(id).inserted {
      id = "\(qualified)-\(number)"
      number += 1
    }
    let draft = Draft(id: id, type: type, place: place, properties: properties, attributes: attributes)
    drafts.append(draft)
    return draft
  }

  /// A call may go on for many lines; a construct is pointed at by the first of them.
  private func firstLine(of place: Place) -> Place {
    let bytes = world.tree[place.file].bytes
    let range = Int(place.start)..<max(Int(place.start), min(Int(place.end), bytes.count))
    let end = bytes[range].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? range.upperBound
    return Place(place.file, place.start, UInt32(end))
  }

  /// The path of a local file or folder as a template beside the program's entry would write it.
  func asset(_ path: Value) -> Value {
    guard let text = path.literal else { return path.unknown == nil ? .unknown("a path") : path }
    guard let target = Locations.resolve(text, from: world.folder) else {
      return .unknown("a path outside the scanned folder")
    }
    return .text(Locations.relative(from: Path.folder(of: entryPath), to: target), at: path.place)
  }

  /// The `node` of a construct. https://docs.aws.amazon.com/cdk/api/v2/docs/constructs.Node.html
  mutating func constructNode(of value: Value) -> Value {
    guard let node = value.record?.construct else { return .unknown("a construct") }
    let record = Record(
      NodeMethods.all.map { ($0.key, Value(.native(NativeFunction(receiver: value, body: $0.value)))) })
    record["id"] = .text(node.id)
    record["path"] = .text(node.path.joined(separator: "/"))
    record["addr"] = .unknown("an address")
    record["scope"] = node.scope
    record["children"] = Builtin.list(node.children)
    record["defaultChild"] = value.record?["resource"] ?? (value.record?.draft == nil ? .unknown("a construct") : value)
    return Value(.record(record))
  }
}

/// The methods of a construct's `node`.
private enum NodeMethods {
  static let all: [String: NativeFunction.Body] = [
    "tryGetContext": context, "getContext": context,
    "addDependency": nothing, "setContext": nothing, "addMetadata": nothing, "addValidation": nothing,
    "findChild": child, "tryFindChild": child,
  ]

  private static let nothing: NativeFunction.Body = { _, _, _ in .null }

  private static let child: NativeFunction.Body = { _, this, arguments in
    let children = this.record?.construct?.children ?? []
    return children.first { $0.record?.construct?.id == arguments[0].literal } ?? .unknown("a construct")
  }

  private static let context: NativeFunction.Body = { machine, _, arguments in
    guard let name = (arguments.value(0, "key"))?.literal else {
      return .unknown("a context value", isGivenOutside: true)
    }
    return machine.world.context[name] ?? .unknown("the context value \(name)", isGivenOutside: true)
  }
}
