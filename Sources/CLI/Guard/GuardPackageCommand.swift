import ArgumentParser
import GuardPolicy
import GuardProxy
import GuardWorkbench

struct GuardPackageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Pack the guard and a policy as a Lambda layer, or into a function that brings its runtime along.",
    discussion: """
      The layer holds the guard, the wrapper for AWS_LAMBDA_EXEC_WRAPPER=/opt/cordon/wrapper, an entry point for images \
      (ENTRYPOINT ["/opt/cordon/entrypoint", "/lambda-entrypoint.sh"]) and the policy. Runtimes of the provided family have \
      no wrapper: with --into the guard takes the place of the function's bootstrap, which it then starts.

      EXAMPLES:
        cordon guard package --policy policies/orders.json --output layer.zip
        cordon guard package --policy policies/resize.json --into build/resize

      EXIT CODES: 0 packed; 2 wrong usage, a policy with mistakes, or a guard that would not run there.
      """)

  @Option(help: ArgumentHelp("The policy to pack along.", valueName: "file"), completion: .file())
  var policy: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the layer.", valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The folder of a function with its own bootstrap, to put the guard into.", valueName: "folder"),
    completion: .directory)
  var into: String?

  @Flag(help: "Let the platform start the guard as an extension, which sees the sandbox end; it then confines nothing.")
  var asExtension = false

  @Option(
    name: .customLong("guard"),
    help: ArgumentHelp("The guard's program (default: beside this one).", valueName: "program"), completion: .file())
  var guardProgram: String?

  func validate() throws {
    guard (output == nil) != (into == nil) else { throw ValidationError("Give either --output or --into.") }
    if into != nil, asExtension { throw ValidationError("--as-extension is for layers.") }
  }

  func run() throws {
    let bytes = try policy.map { try LocalFile.read($0) }
    // A layer with a policy that the guard refuses would be found out about in production.
    if let policy, let bytes { _ = try PolicyReader.read(bytes, path: policy) }
    let program = try LocalFile.read(guardProgram ?? GuardProgram.path)
    let package = try GuardPackage(program: program, policy: bytes)
    if let output {
      let layer = package.layer(asExtension ? .extensionProcess : .wrapper)
      try Terminal.save(layer, at: output)
      Terminal.note("\(output): \(layer.count / 1024) KiB\n")
    } else if let into {
      try put(package, into: into)
    }
  }

  private func put(_ package: GuardPackage, into folder: String) throws {
    let (own, moved) = (folder + "/bootstrap", "\(folder)/\(GuardPackage.replacedName)")
    guard let current = try? LocalFile.read(own) else { throw ValidationError("There is no bootstrap in \(folder).") }
    try Terminal.makeFolder(folder + "/cordon")
    // Packing once more puts in a new guard and policy, and the function's program stays.
    if !GuardPackage.isOwn(current) { try Terminal.save(current, at: moved, isProgram: true) }
    for file in package.functionFiles() {
      try Terminal.save(file.bytes, at: "\(folder)/\(file.name)", isProgram: file.isProgram)
    }
    Terminal.note("\(folder): bootstrap starts the guard, and the guard \(GuardPackage.replacedName)\n")
  }
}
