import Archives

/// What is deployed with a function: the guard, what starts it, and the policy.
package struct GuardPackage {
  /// A layer, or files for an image: where they lie below the root that is given.
  package enum Start: Sendable {
    /// The wrapper starts the guard.
    case wrapper
    /// The guard is an extension and the wrapper joins it; nothing is confined then.
    case extensionProcess
  }

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  private let program: [UInt8]
  private let policy: [UInt8]?

  /// - Throws: `Failure` when the guard is no program that runs in a function's sandbox.
  package init(program: [UInt8], policy: [UInt8]?) throws(Failure) {
    if let fault = ProgramFile(program).fault { throw Failure(description: fault) }
    self.program = program
    self.policy = policy
  }

  /// A layer for `AWS_LAMBDA_EXEC_WRAPPER=/opt/cordon/wrapper`; unpacked below /opt it serves images too.
  /// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html#runtime-wrapper
  package func layer(_ start: Start = .wrapper) -> [UInt8] {
    var archive = ZipWriter()
    for file in files(start) { archive.add(file.name, file.bytes, isProgram: file.isProgram) }
    return archive.bytes()
  }

  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]
    package var isProgram: Bool
  }

  package func files(_ start: Start) -> [File] {
    let verb = start == .wrapper ? "run" : "join"
    var files = [
      File(name: "cordon/cordon-guard", bytes: program, isProgram: true),
      File(name: "cordon/wrapper", bytes: Self.wrapper(verb), isProgram: true),
      File(name: "cordon/entrypoint", bytes: Self.entrypoint(verb), isProgram: true),
    ]
    if start == .extensionProcess {
      files.append(File(name: "extensions/cordon-guard", bytes: Self.extensionStart, isProgram: true))
    }
    if let policy { files.append(File(name: "cordon/policy.json", bytes: policy, isProgram: false)) }
    return files
  }

  private static func wrapper(_ verb: String) -> [UInt8] {
    Array(
      """
      #!/bin/sh
      # AWS_LAMBDA_EXEC_WRAPPER=/opt/cordon/wrapper
      exec /opt/cordon/cordon-guard \(verb) -- "$@"

      """.utf8)
  }

  /// Images run on other machines too, where there is no Runtime API to stand before.
  private static func entrypoint(_ verb: String) -> [UInt8] {
    Array(
      """
      #!/bin/sh
      # ENTRYPOINT ["/opt/cordon/entrypoint", "/lambda-entrypoint.sh"]
      if [ -z "$AWS_LAMBDA_RUNTIME_API" ]; then exec "$@"; fi
      exec /opt/cordon/cordon-guard \(verb) -- "$@"

      """.utf8)
  }

  private static let extensionStart = Array(
    """
    #!/bin/sh
    exec /opt/cordon/cordon-guard extension

    """.utf8)

  // MARK: Functions that bring their runtime along

  /// Where the function's own program goes when the guard takes its place.
  package static let replacedName = "cordon/bootstrap"

  /// The `bootstrap` of a function of the `provided` family, which has no wrapper script.
  /// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
  package static let bootstrap = Array(
    """
    #!/bin/sh
    # Written by cordon guard package; the function's own program is cordon/bootstrap.
    cd "$LAMBDA_TASK_ROOT" && exec ./cordon/cordon-guard run -- ./cordon/bootstrap "$@"

    """.utf8)

  /// Whether a function's bootstrap was written here, by this version or another.
  package static func isOwn(_ bootstrap: [UInt8]) -> Bool {
    String(decoding: bootstrap.prefix(200), as: UTF8.self).contains("# Written by cordon guard package;")
  }

  /// What goes into the folder of such a function beside its own program.
  package func functionFiles() -> [File] {
    var files = [
      File(name: "cordon/cordon-guard", bytes: program, isProgram: true),
      File(name: "bootstrap", bytes: Self.bootstrap, isProgram: true),
    ]
    if let policy { files.append(File(name: "cordon-policy.json", bytes: policy, isProgram: false)) }
    return files
  }
}

/// A program's file, as far as it says whether it needs anything of the system that it runs on.
/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html
struct ProgramFile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Why it does not run in a function's sandbox; nil when it does.
  var fault: String? {
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), bytes.count >= 64 else {
      return "the guard is no program for 64-bit Linux; 'make guard' builds one"
    }
    if needsLoader { return "the guard needs libraries that a sandbox may not have; 'make guard' builds one without" }
    return nil
  }

  /// Whether it names a dynamic loader.
  private var needsLoader: Bool {
    let (start, size, count) = (number(32, 8), number(54, 2), number(56, 2))
    return (0..<count).contains { number(start + $0 * size, 4) == 3 }
  }

  private func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0 }
    return bytes[offset..<(offset + size)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
