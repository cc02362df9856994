import CCatalog
import Core
import Flow
import Synchronization
import Syntax

/// The catalogue's models of the CDK's modules, each parsed when it is first asked for. A model is a TypeScript file
/// under Catalog/cdk that says, with constructs of the first level, what the constructs of the second level make.
package final class ConstructLibrary: Sendable {
  private let sources: [String: [UInt8]]
  private let lowered = Mutex<[String: Module]>([:])

  /// - Parameter sources: the text of each model by the module's name.
  package init(sources: [String: [UInt8]]) { self.sources = sources }

  /// The models that are linked into this program.
  package static let embedded = ConstructLibrary(sources: ModelBundle.decode(embeddedBytes))

  private static var embeddedBytes: [UInt8] {
    var length = 0
    guard let start = cordon_constructs(&length) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  /// The model of a module; nil when there is none.
  func unit(of name: String) -> Unit? {
    guard let bytes = sources[name] else { return nil }
    let module = lowered.withLock { known -> Module in
      if let module = known[name] { return module }
      let file = SourceFile(id: FileID(0), path: name, bytes: bytes)
      let module = Lowering.module(of: file, .typescript)
      known[name] = module
      return module
    }
    return Unit(module, isLibrary: true)
  }
}

/// Several files in one: for each its name, a zero byte, its length in decimal, a zero byte, and its bytes.
package enum ModelBundle {
  package static func encode(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    for file in files {
      result += file.name.utf8
      result.append(0)
      result += String(file.bytes.count).utf8
      result.append(0)
      result += file.bytes
    }
    return result
  }

  package static func decode(_ bytes: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var rest = bytes[...]
    while let name = field(&rest), let length = field(&rest).flatMap({ Int($0) }), length >= 0, length <= rest.count {
      files[name] = Array(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return files
  }

  private static func field(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.firstIndex(of: 0) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }
}
