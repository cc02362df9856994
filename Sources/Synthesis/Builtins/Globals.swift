import Core

/// What both languages offer without an import.
enum Globals {
  static let functions: [String: NativeFunction.Body] = conversions.merging(sequences) { first, _ in first }

  private static let conversions: [String: NativeFunction.Body] = [
    "str": { _, _, arguments in text(arguments[0]) },
    "String": { _, _, arguments in text(arguments[0]) },
    "int": { _, _, arguments in number(arguments[0]) },
    "float": { _, _, arguments in number(arguments[0]) },
    "Number": { _, _, arguments in number(arguments[0]) },
    "parseInt": { _, _, arguments in number(arguments[0]) },
    "bool": { _, _, arguments in arguments[0].truth.map { Value(.bool($0)) } ?? .unknown("a comparison") },
    "Boolean": { _, _, arguments in arguments[0].truth.map { Value(.bool($0)) } ?? .unknown("a comparison") },
    "dict": { _, _, arguments in
      let result = Record()
      if let other = arguments[0].record { result.merge(other) }
      for pair in arguments[0].list?.items ?? [] {
        if let name = pair.list?.items.first?.literal, let value = pair.list?.items.last { result[name] = value }
      }
      for (name, value) in arguments.named { result[name] = value }
      return Value(.record(result))
    },
    "open": { machine, _, arguments in machine.contents(of: arguments[0]) },
    "print": { _, _, _ in .null },
  ]

  private static func text(_ value: Value) -> Value {
    value.asText.map { Value(.text($0), at: value.place) } ?? .unknown("a string")
  }

  private static func number(_ value: Value) -> Value {
    if value.number != nil { return value }
    return value.literal.flatMap { Double($0) }.map { Value(.number($0), at: value.place) }
      ?? Value(.unknown(value.unknown ?? Value.Unknown(reason: "a number")))
  }

  private static let sequences: [String: NativeFunction.Body] = [
    "len": { _, _, arguments in
      guard let items = Elements.of(arguments[0], keys: true, isPython: true), arguments[0].list?.openEnd == nil
      else { return .unknown("a length") }
      return Builtin.number(items.count)
    },
    "list": sequence, "tuple": sequence, "set": sequence, "sorted": sequence, "reversed": sequence,
    "frozenset": sequence,
    "enumerate": { _, _, arguments in
      let items = Elements.of(arguments[0], keys: false, isPython: true)
      let first = Int(arguments[1].number ?? 0)
      return items.map { items in
        Builtin.list(items.enumerated().map { Builtin.pair(Builtin.number($0.offset + first), $0.element) })
      } ?? .unknown("a list")
    },
    "zip": { _, _, arguments in
      let lists = arguments.positional.map { Elements.of($0, keys: false, isPython: true) ?? [] }
      let count = lists.map(\.count).min() ?? 0
      return Builtin.list((0..<count).map { index in Builtin.list(lists.map { $0[index] }) })
    },
    "range": { _, _, arguments in range(arguments.positional) },
    "map": { machine, _, arguments in
      guard let map = ListMethods.all["map"] else { return .null }
      return map(&machine, arguments[1], Arguments([arguments[0]]))
    },
    "filter": { machine, _, arguments in
      guard let filter = ListMethods.all["filter"] else { return .null }
      return filter(&machine, arguments[1], Arguments([arguments[0]]))
    },
  ]

  /// `range(end)` and `range(start, end)`, as far as lists of the program may grow.
  private static func range(_ bounds: [Value]) -> Value {
    guard let last = bounds.last.flatMap(whole), bounds.count < 3 else { return .unknown("a list") }
    let first = bounds.count > 1 ? whole(bounds[0]) ?? 0 : 0
    let end = min(last, first + Machine.maximumElements)
    return Builtin.list(first < end ? (first..<end).map(Builtin.number) : [])
  }

  private static func whole(_ value: Value) -> Int? {
    guard let number = value.number else { return nil }
    return Int(exactly: number)
  }

  private static let sequence: NativeFunction.Body = { _, _, arguments in
    guard !arguments.positional.isEmpty else { return Builtin.list([]) }
    return Elements.of(arguments[0], keys: false, isPython: true).map(Builtin.list) ?? .unknown("a list")
  }

  static let objects: [String: @Sendable () -> Record] = [
    "Object": { natives(objectFunctions) },
    "Array": {
      natives([
        "isArray": { _, _, arguments in
          arguments[0].unknown == nil ? Value(.bool(arguments[0].list != nil)) : .unknown("a comparison")
        },
        "from": { _, _, arguments in
          Elements.of(arguments[0], keys: false, isPython: false).map(Builtin.list) ?? .unknown("a list")
        },
      ])
    },
    "JSON": { natives(NativeModules.json) },
    "process": {
      let record = natives(["cwd": { machine, _, _ in .text(Locations.absolute(machine.world.folder)) }])
      record["env"] = .unknown("the environment of whoever deploys", isGivenOutside: true)
      record["argv"] = .unknown("the command line")
      return record
    },
    "console": { Record(openEnd: "the console") },
  ]

  static func natives(_ functions: [String: NativeFunction.Body]) -> Record {
    Record(functions.map { ($0.key, Value(.native(NativeFunction(receiver: .null, body: $0.value)))) })
  }

  private static let objectFunctions: [String: NativeFunction.Body] = [
    "keys": { _, _, arguments in RecordMethods.list(arguments[0]) { name, _ in .text(name) } },
    "values": { _, _, arguments in RecordMethods.list(arguments[0]) { $1 } },
    "entries": { _, _, arguments in RecordMethods.list(arguments[0]) { Builtin.pair(.text($0), $1) } },
    "freeze": { _, _, arguments in arguments[0] },
    "assign": { _, _, arguments in
      for other in arguments.positional.dropFirst() { if let more = other.record { arguments[0].record?.merge(more) } }
      return arguments[0]
    },
    "fromEntries": { _, _, arguments in
      let result = Record()
      result.openEnd = arguments[0].list == nil ? "fields that are not known" : arguments[0].list?.openEnd
      for pair in arguments[0].list?.items ?? [] {
        if let name = pair.list?.items.first?.literal, let value = pair.list?.items.last { result[name] = value }
      }
      return Value(.record(result))
    },
  ]
}

/// Modules of the two languages' standard libraries, as far as descriptions of applications use them.
enum NativeModules {
  static let all: [String: @Sendable () -> Record] = {
    var modules: [String: @Sendable () -> Record] = [
      "path": { Globals.natives(path) }, "fs": { Globals.natives(fs) }, "json": { Globals.natives(json) },
      "pathlib": { Globals.natives(["Path": { _, _, arguments in Paths.joined(arguments.positional) }]) },
      "textwrap": { Globals.natives(["dedent": { _, _, arguments in arguments[0] }]) },
      "os": { os() }, "os.path": { Globals.natives(path) }, "url": { Globals.natives(url) },
    ]
    for name in ["path", "fs", "os", "url"] { modules["node:" + name] = modules[name] }
    return modules
  }()

  static let json: [String: NativeFunction.Body] = [
    "stringify": { _, _, arguments in Value(.text(JSONValues.text(of: arguments[0])), at: arguments[0].place) },
    "dumps": { _, _, arguments in Value(.text(JSONValues.text(of: arguments[0])), at: arguments[0].place) },
    "parse": { _, _, arguments in parsed(arguments[0]) },
    "loads": { _, _, arguments in parsed(arguments[0]) },
    "load": { _, _, arguments in parsed(arguments[0]) },
  ]

  private static func parsed(_ value: Value) -> Value {
    guard let text = value.literal else { return .unknown("a document") }
    let file = SourceFile(id: value.place?.file ?? FileID(0), path: "document.json", bytes: Array(text.utf8))
    let document = JSONValues.value(of: file)
    return value.place.map { Value(document.content, at: $0) } ?? document
  }

  private static let join: NativeFunction.Body = { _, _, arguments in Paths.joined(arguments.positional) }
  private static let same: NativeFunction.Body = { _, _, arguments in arguments[0] }

  private static let path: [String: NativeFunction.Body] = [
    "join": join,
    "resolve": { machine, _, arguments in
      Paths.joined([.text(Locations.absolute(machine.world.folder))] + arguments.positional)
    },
    "dirname": { _, _, arguments in Paths.folder(arguments[0]) },
    "basename": { _, _, arguments in Paths.name(arguments[0], without: arguments[1]) },
    "abspath": same, "realpath": same, "normalize": same, "normpath": same,
  ]

  /// What is asked for is nearly always `import.meta.url`, the file that the call stands in.
  private static let url: [String: NativeFunction.Body] = [
    "fileURLToPath": { machine, _, arguments in
      arguments[0].literal == nil ? .text(Locations.absolute(machine.callerPath)) : arguments[0]
    }
  ]

  private static let fs: [String: NativeFunction.Body] = [
    "readFileSync": { machine, _, arguments in machine.contents(of: arguments[0]) }
  ]

  @Sendable private static func os() -> Record {
    let record = Globals.natives([
      "getcwd": { machine, _, _ in .text(Locations.absolute(machine.world.folder)) },
      "getenv": { _, _, arguments in
        arguments.positional.count > 1
          ? arguments[1] : .unknown("the environment of whoever deploys", isGivenOutside: true)
      },
    ])
    record["environ"] = .unknown("the environment of whoever deploys", isGivenOutside: true)
    record["path"] = Value(.record(Globals.natives(path)))
    return record
  }
}
