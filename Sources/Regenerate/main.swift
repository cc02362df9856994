#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

// Writes every generated file of the repository. Run it with `make regenerate` after adding a rule, a catalogue row or a
// grammar; a test fails while a committed file differs from what a generator would write.
let generators: [any Generator] = [
  RegistryGenerator(),
  RuleDocsGenerator(),
  CatalogGenerator(),
  AdvisoryGenerator(),
  ConstructGenerator(),
  GuardShapeGenerator(),
  PermissionGenerator(),
]

let root = CommandLine.arguments.dropFirst().first ?? "."
do {
  for generator in generators {
    for file in try generator.files(root: root) { try file.write(root: root) }
  }
} catch {
  print(error)
  exit(1)
}
