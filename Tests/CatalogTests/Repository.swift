import Knowledge
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files of this repository, from the place of this one.
enum Repository {
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  static func knowledge() throws -> KnowledgeBase { try KnowledgeBase(folder: "\(root)/Catalog") }

  static func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(root)/\(path)").map { Array($0) } ?? []
  }
}
