import Core

/// The runtime of a function that is an image: what the last stage of its Dockerfile starts from.
/// https://docs.docker.com/reference/dockerfile/#from
enum ImageRuntime {
  static func complete(_ function: inout Function, _ tree: FileTree) {
    guard case .image(let folder?) = function.code, function.runtime.isAbsent,
      let file = Path.join(folder, "Dockerfile").flatMap({ tree.file(at: $0) })
    else { return }
    function.runtime = runtime(of: file)
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
    var stages: [Stage] = []
    var offset = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      let arguments = words.dropFirst().filter { !$0.hasPrefix("--") }
      if words.first?.uppercased() == "FROM", let image = arguments.first, let at = text.firstRange(of: image) {
        let start = offset + text[..<at.lowerBound].utf8.count
        let place = Place(file.id, UInt32(start), UInt32(start + image.utf8.count))
        let isNamed = arguments.count > 2 && arguments[arguments.startIndex + 1].uppercased() == "AS"
        stages.append(Stage(image: image, name: isNamed ? arguments.last : nil, place: place))
      }
      offset += line.count + 1
    }
    return stages
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
