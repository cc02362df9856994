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
  static func set(_ properties: inout Properties, _ instance: Instance) { set("Code", &properties, instance) }

  static func setContent(_ properties: inout Properties, _ instance: Instance) {
    set("Content", &properties, instance)
  }

  private static func set(_ name: String, _ properties: inout Properties, _ instance: Instance) {
    let place = instance.block.body.argument("filename")?.namePlace ?? instance.block.place
    if let file = instance.argument("filename"), !file.isNull {
      set(name, CodeArchives(instance).contents(file), at: place, &properties)
    } else if let key = instance.argument("s3_key"), !key.isNull {
      if let file = CodeArchives(instance).uploaded(key) {
        set(name, CodeArchives(instance).contents(file), at: place, &properties)
      } else {
        properties.set(name + ".S3Key", key, at: place)
      }
    }
  }

  private static func set(
    _ name: String, _ code: CodeArchives.Contents, at place: Place, _ properties: inout Properties
  ) {
    switch code {
    case .path(let path): properties.set(name, path, at: place)
    case .text(let text): properties.set(name + ".ZipFile", text, at: place)
    }
  }
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
    return texts.first.map { .text(written($0)) } ?? .path(file)
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
    let types = ["aws_s3_object", "aws_s3_bucket_object"]
    for block in module.source.resources where types.contains(block.labels[0]) {
      let set = module.set(type: block.labels[0], name: block.labels[1], isData: false)
      for object in set?.instances ?? [] {
        guard let own = object.argument("key")?.text, own == key.text || key.text?.resource == object.id else {
          continue
        }
        return object.argument("source")
      }
    }
    return nil
  }
}
