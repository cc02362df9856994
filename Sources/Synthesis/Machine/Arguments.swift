import Core
import Flow

/// What a call passes.
struct Arguments {
  var positional: [Value] = []
  var named: [(name: String, value: Value)] = []
  /// Where the call is written.
  var place: Place?

  init(_ positional: [Value] = [], named: [(name: String, value: Value)] = [], place: Place? = nil) {
    self.positional = positional
    self.named = named
    self.place = place
  }

  subscript(index: Int) -> Value { positional.indices.contains(index) ? positional[index] : .null }

  /// A positional argument, or the named one that stands for it.
  func value(_ index: Int, _ names: String...) -> Value? {
    if positional.indices.contains(index) { return positional[index] }
    return named.first { names.contains($0.name) }?.value
  }

  /// What is passed by name, as the one object that the library takes it for.
  var options: Record { Record(named.map { (Naming.camel($0.name), $0.value) }) }
}

/// Gives a function's parameters what a call passes.
struct ParameterBinding {
  private let closure: Closure
  private let arguments: Arguments
  private let parameters: [Parameter]

  init(_ closure: Closure, _ arguments: Arguments) {
    self.closure = closure
    self.arguments = arguments
    parameters = closure.unit.module[closure.function].parameters
  }

  func bind(in frame: Frame) {
    var position = 0
    for parameter in parameters {
      switch parameter.kind {
      case .positional:
        set(parameter, arguments.positional.indices.contains(position) ? arguments[position] : nil, in: frame)
        position += 1
      case .rest: set(parameter, Value(.list(List(Array(arguments.positional.dropFirst(position))))), in: frame)
      case .keyword, .keywordRest: continue
      }
    }
    if closure.unit.isLibrary { bindOptions(in: frame, from: position) } else { bindNames(in: frame) }
  }

  private func set(_ parameter: Parameter, _ value: Value?, in frame: Frame) {
    guard let value else { return }
    frame.variables[Int(parameter.variable.index)] = value
  }

  private func name(of parameter: Parameter) -> String { closure.unit.module[parameter.name] }

  private func bindNames(in frame: Frame) {
    var rest: [(String, Value)] = []
    for (name, value) in arguments.named {
      let parameter = parameters.first { self.name(of: $0) == name && $0.kind != .rest && $0.kind != .keywordRest }
      if let parameter { set(parameter, value, in: frame) } else { rest.append((name, value)) }
    }
    if let parameter = parameters.first(where: { $0.kind == .keywordRest }) {
      set(parameter, Value(.record(Record(rest))), in: frame)
    }
  }

  /// Python's names become the library's; those that are no parameters are the fields of its last one.
  private func bindOptions(in frame: Frame, from position: Int) {
    guard !arguments.named.isEmpty else { return }
    let options = Record()
    for (name, value) in arguments.named {
      let parameter = parameters.first { self.name(of: $0) == Naming.camel(name) }
      if let parameter { set(parameter, value, in: frame) } else { options[Naming.camel(name)] = value }
    }
    guard !options.names.isEmpty, let last = parameters.last, arguments.positional.count < parameters.count else {
      return
    }
    if frame.variables[Int(last.variable.index)] == nil { set(last, Value(.record(options)), in: frame) }
  }
}

/// The names of one language in another: the CDK's Python interface is generated from its TypeScript one.
/// https://aws.github.io/jsii/user-guides/lib-user/language-specific/python/
enum Naming {
  /// "bucket_name" → "bucketName". Names in capitals, and names with no underscore, stay.
  static func camel(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "_")), !name.hasPrefix("_"), name.contains(where: \.isLowercase) else {
      return name
    }
    var result = ""
    var isNext = false
    for character in name {
      if character == "_" {
        isNext = true
      } else {
        result += isNext ? character.uppercased() : String(character)
        isNext = false
      }
    }
    return result
  }

  /// "bucketName" → "bucket_name"
  static func snake(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.lowercased()
    }
    return result
  }

  /// "bucketName" → "BucketName"
  static func pascal(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
