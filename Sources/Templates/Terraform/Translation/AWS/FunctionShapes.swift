import Core

/// Functions and what belongs to them.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
enum FunctionShapes {
  static let all: [String: Shape] = [
    "aws_lambda_function": Shape(
      "AWS::Lambda::Function",
      ["filename": "", "s3_bucket": "", "s3_key": "", "image_uri": "Code.ImageUri"], adjust: CodeSource.set),
    "aws_lambda_layer_version": Shape(
      "AWS::Lambda::LayerVersion", ["filename": "", "s3_bucket": "", "s3_key": ""], adjust: CodeSource.setContent),
    "aws_lambda_alias": Shape("AWS::Lambda::Alias"),
    "aws_lambda_permission": Shape("AWS::Lambda::Permission"),
    "aws_lambda_function_url": Shape(
      "AWS::Lambda::Url", ["function_name": "TargetFunctionArn", "authorization_type": "AuthType"]),
    "aws_lambda_event_source_mapping": Shape(
      "AWS::Lambda::EventSourceMapping",
      [
        "destination_config.on_failure.destination_arn": "Destination",
        "document_db_event_source_config": "DocumentDBEventSourceConfig",
      ]),
    "aws_lambda_function_event_invoke_config": Shape("AWS::Lambda::EventInvokeConfig"),
  ]
}

/// Where a function's code is: beside the configuration, or in what an `archive_file` packs.
/// https://registry.terraform.io/providers/hashicorp/archive/latest/docs/data-sources/file
enum CodeSource {
  static func set(_ properties: inout Properties, _ instance: Instance) {
    let place = instance.block.body.argument("filename")?.namePlace ?? instance.block.place
    switch code(of: instance) {
    case .path(let path)?:
      let found = HandlerSearch(properties, instance.scope.world).folder(for: path)
      properties.set("Code", found.map { Value($0, at: path.place) } ?? path, at: place)
    case .text(let text)?: properties.set("Code.ZipFile", text, at: place)
    case nil: setKey(&properties, instance, at: place)
    }
    setImage(&properties, instance)
    // No limit, in the provider's words.
    if properties["ReservedConcurrentExecutions"]?.literal == "-1" { properties.remove("ReservedConcurrentExecutions") }
  }

  /// An image is built from the one Dockerfile beside the configuration, if there is one.
  private static func setImage(_ properties: inout Properties, _ instance: Instance) {
    guard let image = instance.argument("image_uri"), !image.isNull else { return }
    let world = instance.scope.world
    let found = world.tree.files(below: world.rootFolder).filter { Path.name(of: $0.path) == "Dockerfile" }
    guard found.count == 1 else { return }
    let folder = RelativePath.from(world.rootFolder, to: Path.folder(of: found[0].path))
    properties.set(Translation.metadata + ".DockerContext", Value(folder, at: image.place), at: image.place)
  }

  static func setContent(_ properties: inout Properties, _ instance: Instance) {
    guard case .path(let path)? = code(of: instance) else { return }
    properties.set("Content", path, at: path.place)
  }

  private static func code(of instance: Instance) -> CodeArchives.Contents? {
    let archives = CodeArchives(instance)
    if let file = instance.argument("filename"), !file.isNull {
      return file.literal == nil ? packedByModule(instance) ?? archives.contents(file) : archives.contents(file)
    }
    guard let key = instance.argument("s3_key"), !key.isNull else { return nil }
    return archives.uploaded(key).map { archives.contents($0) }
  }

  /// Modules that pack the code themselves are told what to pack.
  private static func packedByModule(_ instance: Instance) -> CodeArchives.Contents? {
    let module = instance.group.module
    guard module.call != nil, module.source.variables["source_path"] != nil else { return nil }
    let place = instance.block.place
    var path = module.variable("source_path", at: place)
    if let first = path.items?.first { path = first }
    if let inner = path["path"] { path = inner }
    return path.literal == nil ? nil : .path(path)
  }

  /// The code comes from a bucket; perhaps it is the one beside the configuration.
  private static func setKey(_ properties: inout Properties, _ instance: Instance, at place: Place) {
    guard let key = instance.argument("s3_key"), !key.isNull else { return }
    if let found = HandlerSearch(properties, instance.scope.world).folder(for: key) {
      properties.set("Code", Value(found, at: key.place), at: place)
    } else {
      properties.set("Code.S3Key", key, at: place)
    }
  }
}

/// Finds the code of an archive that is packed by other means, or was committed packed: the one file below the root
/// module that the handler names.
struct HandlerSearch {
  private let handler: String?
  private let runtime: String
  private let world: World

  init(_ properties: Properties, _ world: World) {
    handler = properties["Handler"]?.literal
    runtime = properties["Runtime"]?.literal ?? ""
    self.world = world
  }

  /// A folder relative to the root module; nil when the path leads to code by itself, or no or several files fit.
  func folder(for path: Value) -> String? {
    let archive = path.literal ?? path.text?.knownSuffix ?? ""
    if let target = Path.join(world.rootFolder, archive), isCode(target) { return nil }
    guard let handler, let dot = handler.lastIndex(of: ".") else { return nil }
    let name = String(handler[..<dot])
    let found = world.tree.files(below: base(of: archive)).filter { file in
      !file.path.contains("/.terraform/") && endings.contains { file.path.endsWithPath(name + $0) }
    }
    let near = found.filter { $0.path.contains(Path.name(of: archive).withoutArchiveEnding + "/") }
    guard let only = found.count == 1 ? found.first : near.count == 1 ? near.first : nil else { return nil }
    let depth = name.split(separator: "/").count
    let folder = only.path.split(separator: "/").dropLast(depth).joined(separator: "/")
    return RelativePath.from(world.rootFolder, to: folder)
  }

  /// The configuration may stand in a folder beside the code: "../dist/orders.zip".
  private func base(of archive: String) -> String {
    var (base, rest) = (world.rootFolder, archive[...])
    while !base.isEmpty {
      if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("../") {
        (base, rest) = (Path.folder(of: base), rest.dropFirst(3))
      } else {
        break
      }
    }
    return base
  }

  private func isCode(_ target: String) -> Bool {
    if world.tree.containsFolder(target) || world.tree.containsFolder(target.withoutArchiveEnding) { return true }
    return world.tree.containsFile(target) && target.withoutArchiveEnding == target
  }

  private var endings: [String] {
    if runtime.hasPrefix("python") { return [".py"] }
    return runtime.hasPrefix("nodejs") ? [".js", ".mjs", ".cjs", ".ts", ".mts"] : []
  }
}

extension String {
  fileprivate var withoutArchiveEnding: String {
    hasSuffix(".zip") || hasSuffix(".jar") ? String(dropLast(4)) : self
  }

  /// Whether a path ends in whole names of another.
  fileprivate func endsWithPath(_ tail: String) -> Bool { self == tail || hasSuffix("/" + tail) }
}

/// The archives that a module packs.
struct CodeArchives {
  enum Contents {
    /// The path of a folder, a file or an archive.
    case path(Value)
    /// The code itself.
    case text(Value)
  }

  private static let maximumHops = 4
  private let instance: Instance
  private var module: ModuleInstance { instance.group.module }

  init(_ instance: Instance) { self.instance = instance }

  /// What is in the archive that a path names.
  func contents(_ file: Value, hops: Int = 0) -> Contents {
    guard hops < Self.maximumHops, let archive = archive(making: file) else { return .path(file) }
    for name in ["source_dir", "source_file"] {
      if let path = archive.argument(name), !path.isNull { return .path(path) }
    }
    let sources = archive.read()["source"]?.items ?? []
    let texts = archive.argument("source_content").map { [$0] } ?? sources.compactMap { $0["content"] }
    guard let text = texts.first else { return .path(file) }
    return wholeFile(text).map { .path($0) } ?? .text(written(text))
  }

  /// The path of the file that a text is the whole of, as `file("handler.py")` makes it.
  private func wholeFile(_ text: Value) -> Value? {
    guard let fragment = text.fragments?.first, text.fragments?.count == 1, fragment.isVerbatim else { return nil }
    let world = instance.scope.world
    let file = world.tree[fragment.place.file]
    guard fragment.place == file.whole, !ModuleSource.isConfiguration(file.path) else { return nil }
    return Value(RelativePath.from(world.rootFolder, to: file.path), at: text.place)
  }

  /// Where the text itself stands, without the marks of a heredoc; a file that is read whole is a path.
  private func written(_ text: Value) -> Value {
    guard let fragments = text.fragments, let first = fragments.first, let last = fragments.last,
      first.place.file == last.place.file, first.isVerbatim, last.isVerbatim
    else { return text }
    return text.placed(at: Place(first.place.file, first.place.start, last.place.end))
  }

  private func archive(making file: Value) -> Instance? {
    guard let path = file.text else { return nil }
    let sets = archiveSets
    let instances = sets.flatMap(\.instances)
    if let found = instances.first(where: { $0.argument("output_path")?.text == path }) { return found }
    // An archive whose path is not written is known by the reference to it.
    return instances.first { archive in
      path.pieces.contains { if case .unknown(let what) = $0 { what.hasPrefix(archive.id + ".") } else { false } }
    }
  }

  private var archiveSets: [InstanceSet] {
    let data = module.source.data.filter { $0.labels[0] == "archive_file" }
    let resources = module.source.resources.filter { $0.labels[0] == "archive_file" }
    return data.compactMap { module.set(type: $0.labels[0], name: $0.labels[1], isData: true) }
      + resources.compactMap { module.set(type: $0.labels[0], name: $0.labels[1], isData: false) }
  }

  /// The local file that an object of a bucket is made of, by the object's key.
  func uploaded(_ key: Value) -> Value? {
    let types = ["aws_s3_object", "aws_s3_bucket_object", "google_storage_bucket_object"]
    for block in module.source.resources where types.contains(block.labels[0]) {
      let set = module.set(type: block.labels[0], name: block.labels[1], isData: false)
      for object in set?.instances ?? [] {
        let name = object.argument("key") ?? object.argument("name")
        guard let own = name?.text, own == key.text || key.text?.resource == object.id else {
          continue
        }
        return object.argument("source")
      }
    }
    return nil
  }
}
