import Core
import Templates
import Testing

/// A service in memory, read as a scan would read it.
struct ServiceFixture {
  let tree: FileTree
  let result: TemplateResult

  /// The main file and the files beside it, by path.
  init(_ main: String, named name: String = "serverless.yml", files: [String: String] = [:]) {
    let all = files.merging([name: main]) { $1 }
    tree = FileTree(contents: all.map { (path: $0.key, bytes: Array($0.value.utf8)) })
    result = TemplateReader.merge(
      TemplateReader.candidates(in: tree).map { [tree] in TemplateReader.read($0, in: tree) })
  }

  /// The one application that the files hold.
  func application() throws -> Application {
    try #require(result.applications.count == 1)
    return result.applications[0]
  }

  func function(_ id: String) throws -> Function { try #require(application().function(id)) }

  /// The environment variable of the first function that has it.
  func variable(_ name: String) throws -> Known<Text> {
    let all = try application().functions.flatMap(\.environment)
    return try #require(all.first { $0.name == name }).value
  }

  func api(_ kind: API.Kind) throws -> API { try #require(application().apis.first { $0.kind == kind }) }

  /// The first line that a place stands in, without blanks around it.
  func line(_ place: Place?) throws -> String {
    let place = try #require(place)
    let file = tree[place.file]
    let lines = LineTable(file.bytes)
    let range = lines.range(ofLine: lines.position(of: place.start).line, in: file.bytes)
    let words = String(decoding: file.bytes[range], as: UTF8.self).split(separator: " ")
    return words.joined(separator: " ")
  }

  /// A service of AWS with one function `main` that has the given environment and the given custom section.
  static func environment(_ environment: String, custom: String = "", files: [String: String] = [:]) -> ServiceFixture {
    let text = """
      service: shop
      \(custom)
      provider:
        name: aws
        runtime: python3.12
      functions:
        main:
          handler: app.main
          environment:
            \(environment)
      """
    return ServiceFixture(text, files: files)
  }
}

extension Known where Value == Text {
  var display: String { value?.display ?? "" }
}
