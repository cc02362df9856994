import Core
import Packages

/// Reads one folder of a tree given as paths and texts.
func read(_ files: KeyValuePairs<String, String>, folder: String = "") -> DependencyReader.Reading {
  let tree = FileTree(contents: files.map { (path: $0.key, bytes: Array($0.value.utf8)) })
  return DependencyReader(tree).read(folder)
}

extension DependencyReader.Reading {
  /// The dependency of a name, or a failure of the test that asks for it.
  func named(_ name: String) -> Dependency? { dependencies.first { $0.name == name } }
}

/// The address of an index that is no ecosystem's own.
let foreignIndex = "https://packages.example/simple"

/// The hosts of the ecosystems' own indexes, put together so that no file holds them.
let ownHosts = [["pypi", "org"], ["registry", "npmjs", "org"]].map { $0.joined(separator: ".") }
