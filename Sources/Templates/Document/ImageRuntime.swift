import Core

/// The runtime of a function that is an image: what the last stage of its Dockerfile starts from.
/// https://docs.docker.com/reference/dockerfile/#from
enum ImageRuntime {
  static func complete(_ function: inout Function, _ tree: FileTree) {
    guard case .image(let folder?) = function.code,
      let file = Path.join(folder, "Dockerfile").flatMap({ tree.file(at: $0) })
    else { return }
    if function.runtime.isAbsent { function.runtime = runtime(of: file) }
    function.containerUser = user(of: file)
  }

  /// The user of the last stage: the last one that it names, or root, which images that are not made for it start as.
  /// https://docs.docker.com/reference/dockerfile/#user
  static func user(of file: SourceFile) -> Known<String> {
    guard let last = stages(of: file).last else { return .absent }
    let named = instructions("USER", in: file).last { $0.place.start > last.place.start }
    if let named {
      return .known(named.argument == "0" ? "root" : String(named.argument.prefix { $0 != ":" }), named.place)
    }
    return last.image.contains("nonroot") ? .known("nonroot", last.place) : .known("root", last.place)
  }

  private struct Stage {
    var image: Substring
    var name: Substring?
    var place: Place
  }

  static func runtime(of file: SourceFile) -> Known<String> {
    let stages = stages(of: file)
    guard var stage = stages.last else { return .absent }
    // A stage may start from an earlier one, by its name.
    for _ in stages {
      guard let base = stages.first(where: { $0.name != nil && $0.name == stage.image }) else { break }
      stage = base
    }
    return name(of: stage.image).map { .known($0, stage.place) } ?? .absent
  }

  private static func stages(of file: SourceFile) -> [Stage] {
    instructions("FROM", in: file).map { from in
      let isNamed = from.words.count > 2 && from.words[1].uppercased() == "AS"
      return Stage(image: from.argument, name: isNamed ? from.words.last : nil, place: from.place)
    }
  }

  /// The first argument of an instruction, the options left out, and where it stands.
  private struct Instruction {
    var argument: Substring
    var words: [Substring]
    var place: Place
  }

  private static func instructions(_ keyword: String, in file: SourceFile) -> [Instruction] {
    var found: [Instruction] = []
    var offset = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      let arguments = Array(words.dropFirst().filter { !$0.hasPrefix("--") })
      if words.first?.uppercased() == keyword, let first = arguments.first, let at = text.firstRange(of: first) {
        let start = offset + text[..<at.lowerBound].utf8.count
        let place = Place(file.id, UInt32(start), UInt32(start + first.utf8.count))
        found.append(Instruction(argument: first, words: arguments, place: place))
      }
      offset += line.count + 1
    }
    return found
  }

  /// "public.ecr.aws/lambda/python:3.12" is python3.12, "node:20-alpine" nodejs20.x; nil for what says no version.
  private static func name(of image: Substring) -> String? {
    guard let last = image.split(separator: "/").last, let colon = last.firstIndex(of: ":") else { return nil }
    let version = last[last.index(after: colon)...].prefix { $0.isNumber || $0 == "." }
    let isLambda = image.contains("lambda")
    switch last[..<colon] {
    case "python", "aws-lambda-python": return version.contains(".") ? "python" + minor(version) : nil
    case "node", "nodejs", "aws-lambda-nodejs":
      let major = version.prefix { $0 != "." }
      return major.isEmpty ? nil : "nodejs\(major).x"
    case "ruby", "aws-lambda-ruby": return isLambda ? "ruby" + minor(version) : nil
    case "dotnet", "aws-lambda-dotnet": return isLambda ? "dotnet\(version.prefix { $0 != "." })" : nil
    default: return nil
    }
  }

  /// "3.12" of "3.12.4".
  private static func minor(_ version: Substring) -> String {
    version.split(separator: ".").prefix(2).joined(separator: ".")
  }
}

extension String {
  fileprivate func firstRange(of part: Substring) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
