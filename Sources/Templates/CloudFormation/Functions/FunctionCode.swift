import Core

/// Where a function's code is.
enum FunctionCode {
  static func ofServerless(_ resource: Resource, in tree: FileTree) -> Function.Code {
    if let inline = inline(resource["InlineCode"]) { return inline }
    if isImage(resource) { return image(resource, in: tree) }
    if let asset = asset(resource, in: tree) { return asset }
    if resource["CodeUri"].isWritten { return local(resource["CodeUri"], in: tree) }
    return .folder(Path.folder(of: resource.stack.template.file.path))
  }

  static func ofLambda(_ resource: Resource, in tree: FileTree) -> Function.Code {
    if let inline = inline(resource["Code"]["ZipFile"]) { return inline }
    if isImage(resource) { return image(resource, in: tree) }
    return asset(resource, in: tree) ?? local(resource["Code"], in: tree)
  }

  private static func inline(_ setting: Setting) -> Function.Code? {
    guard setting.isWritten, let node = setting.node, let file = setting.stack.library.file(of: node.place) else {
      return nil
    }
    let place = node.isIntrinsic && node.tag.isEmpty ? node.place : node.contentPlace(in: file)
    return .inline(place, text: setting.plainText.display)
  }

  private static func isImage(_ resource: Resource) -> Bool {
    resource["PackageType"].string.value == "Image" || resource["ImageUri"].isWritten
      || resource["Code"]["ImageUri"].isWritten
  }

  /// `sam build` builds the image from the Dockerfile that the metadata name.
  private static func image(_ resource: Resource, in tree: FileTree) -> Function.Code {
    let metadata = resource.attribute("Metadata")
    guard
      let context = (metadata["DockerContext"].isWritten ? metadata["DockerContext"] : metadata["aws:asset:path"])
        .string.value
    else { return .image(folder: nil) }
    let dockerfile = (metadata["Dockerfile"].string.value ?? metadata["aws:asset:dockerfile-path"].string.value) ?? ""
    let base = Path.folder(of: resource.stack.template.file.path)
    let folder = Path.join(base, context).flatMap { Path.join($0, Path.folder(of: dockerfile)) }
    return .image(folder: folder.flatMap { tree.containsFolder($0) ? $0 : nil })
  }

  /// The folder that the AWS CDK left beside the synthesized template.
  private static func asset(_ resource: Resource, in tree: FileTree) -> Function.Code? {
    guard let path = resource.attribute("Metadata")["aws:asset:path"].string.value,
      let folder = Path.join(Path.folder(of: resource.stack.template.file.path), path), tree.containsFolder(folder)
    else { return nil }
    return .folder(folder)
  }

  /// A path beside the template. A single file stands for its folder, an archive for a folder of the same name.
  static func local(_ setting: Setting, in tree: FileTree) -> Function.Code {
    guard setting.isWritten else { return .unknown(because: "no code is given") }
    if setting.node?.isMapping == true, setting.node?.isIntrinsic == false { return bucket(setting, in: tree) }
    guard let path = setting.string.value else { return .unknown(because: "the path of the code is not known") }
    if path.contains("://") { return .unknown(because: "the code is in a bucket") }
    let base = Path.folder(of: setting.stack.template.file.path)
    guard let target = Path.join(base, path) else { return .unknown(because: "the code is outside the scanned folder") }
    if tree.containsFolder(target) { return .folder(target) }
    if let folder = unpacked(target, in: tree) { return .folder(folder) }
    if tree.containsFile(target) {
      return isArchive(target) ? .unknown(because: "the code is in an archive") : .folder(Path.folder(of: target))
    }
    return .unknown(because: "\(path) does not exist")
  }

  private static func bucket(_ setting: Setting, in tree: FileTree) -> Function.Code {
    let key = setting["S3Key", "Key"].plainText.knownSuffix
    let base = Path.folder(of: setting.stack.template.file.path)
    if let path = Path.join(base, Path.name(of: key)), isArchive(path), let folder = unpacked(path, in: tree) {
      return .folder(folder)
    }
    // Amplify keeps the code in `src` beside the template of the function.
    if base.contains("amplify/backend/function/"), let source = Path.join(base, "src"), tree.containsFolder(source) {
      return .folder(source)
    }
    return .unknown(because: "the code is in a bucket")
  }

  private static func unpacked(_ archive: String, in tree: FileTree) -> String? {
    guard isArchive(archive) else { return nil }
    let folder = String(archive.dropLast(4))
    return !Path.name(of: folder).isEmpty && tree.containsFolder(folder) ? folder : nil
  }

  private static func isArchive(_ path: String) -> Bool {
    let kind = Path.pathExtension(of: path)
    return kind == "zip" || kind == "jar"
  }
}
