import Core

/// Where the code of a function is: below the service, in a folder of its own, in an archive or in an image.
/// https://www.serverless.com/framework/docs/providers/aws/guide/packaging
struct FunctionPackage {
  private let function: Setting
  private let context: ServiceContext

  init(_ function: Setting, _ context: ServiceContext) {
    (self.function, self.context) = (function, context)
  }

  var code: Function.Code {
    if function["image"].isWritten { return image }
    if let folder = module { return .folder(folder) }
    let artifact = artifact
    guard artifact.isWritten else { return .folder(context.folder) }
    if case .folder(let folder) = FunctionCode.local(artifact, in: context.tree) { return .folder(folder) }
    return hasHandler(in: context.folder) ? .folder(context.folder) : .unknown(because: "the code is in an archive")
  }

  /// The archive that is deployed as it is: the function's, or the one of the whole service.
  private var artifact: Setting {
    let own = function["package"]["artifact"]
    return own.isWritten ? own : context.setting(context.service.root)["package"]["artifact"]
  }

  /// The folder that serverless-python-requirements packs for a function alone.
  private var module: String? {
    guard let name = function["module"].string.value, let folder = Path.join(context.folder, name) else { return nil }
    return context.tree.containsFolder(folder) ? folder : nil
  }

  private func hasHandler(in folder: String) -> Bool {
    guard let handler = function["handler"].string.value else { return false }
    return Handler.fileExists(handler, in: folder, context.tree)
  }

  /// An image by its address, or one that is built from a folder and named in the provider section.
  private var image: Function.Code {
    let image = function["image"]
    let name = image["name"].isWritten ? image["name"] : image
    guard let key = name.string.value else { return .image(folder: nil) }
    let definition = context.provider["ecr"]["images"][key]
    let path = definition["path"].string.value ?? (definition.isMapping ? definition["uri"].isWritten ? nil : "." : nil)
    let folder = path.flatMap { Path.join(context.folder, $0) }
    return .image(folder: folder.flatMap { context.tree.containsFolder($0) ? $0 : nil })
  }
}

/// The handler of a function, as the runtime will find it below the service's folder.
struct Handler {
  private let setting: Setting
  private let context: ServiceContext

  init(_ setting: Setting, _ context: ServiceContext) {
    (self.setting, self.context) = (setting, context)
  }

  var value: Known<String> {
    guard case .known(let text, let place) = setting.text else { return setting.string }
    if let application = wsgiApplication(text) { return .known(application, place) }
    guard text.literal == nil, let found = besideDeclaration(text, place) else { return setting.string }
    return .known(found, place)
  }

  /// Functions that are declared in a module beside their code compute the folder:
  /// `${handlerPath(__dirname)}/handler.main`. When the rest of the text leads to a file beside the declaration, that
  /// is the one.
  private func besideDeclaration(_ text: Text, _ place: Place) -> String? {
    guard text.pieces.count == 2, text.knownSuffix.hasPrefix("/") else { return nil }
    let declaration = context.tree[place.file]
    let folder = Path.folder(of: declaration.path)
    let relative = String(text.knownSuffix.dropFirst())
    guard declaration.id != context.service.file.id, Self.fileExists(relative, in: folder, context.tree),
      let path = Path.join(folder, relative)
    else { return nil }
    if context.folder.isEmpty { return path }
    return path.hasPrefix(context.folder + "/") ? String(path.dropFirst(context.folder.utf8.count + 1)) : nil
  }

  /// serverless-wsgi puts its own handler in front of a WSGI application, which is the code that answers.
  private func wsgiApplication(_ text: Text) -> String? {
    guard let handler = text.literal, handler == "wsgi.handler" || handler == "wsgi_handler.handler",
      context.service.uses("serverless-wsgi"), !Self.fileExists(handler, in: context.folder, context.tree)
    else { return nil }
    return context.custom("wsgi")["app"].string.value
  }

  private static let extensions = [".py", ".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx", ".mts", ".cts", ".rb", ".php"]

  /// Whether the file of a handler "src/app.main" exists below a folder.
  static func fileExists(_ handler: String, in folder: String, _ tree: FileTree) -> Bool {
    guard let dot = handler.lastIndex(of: "."), let base = Path.join(folder, String(handler[..<dot])) else {
      return false
    }
    return extensions.contains { tree.containsFile(base + $0) }
  }
}
