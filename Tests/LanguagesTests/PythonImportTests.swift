import Core
import Languages
import Testing

/// Imports as instructions.
@Suite struct PythonImportTests {
  /// `import a.b` binds a; the dots of relative imports stay.
  @Test func importsBindNames() {
    let source = """
      import os, a.b
      import c.d as e
      from . import x
      from ..m import y as z
      from lib import *
      w
      """
    let expected = """
      module f0 <module>()
        b0:
          %0 = import "os"
          os = %0
          %2 = import "a.b"
          %3 = import "a"
          a = %3
          %5 = import "c.d"
          e = %5
          %7 = import "." member x
          x = %7
          %9 = import "..m" member y
          z = %9
          %11 = import "lib"
          export all %11
          %13 = global w
          return
      """
    #expect(describePython(source) == expected)
  }

  private static let tree = FileTree(
    contents: [
      "src/app.py", "src/db.py", "src/lib/__init__.py", "src/lib/util.py", "src/lib/deep/x.py", "src/lib.py",
      "layer/python/shared.py", "layer/python/db.py", "tools/run.py", "tools/helper.py",
    ].map { ($0, []) })

  private func found(_ text: String, from path: String = "src/app.py") -> [String] {
    PythonFrontEnd().candidates(for: text, from: path, roots: ["src", "layer/python"], in: Self.tree)
  }

  /// Roots are searched in their order, packages before modules.
  @Test func absoluteImportsSearchTheRoots() {
    #expect(found("db") == ["src/db.py", "layer/python/db.py"])
    #expect(found("shared") == ["layer/python/shared.py"])
    #expect(found("lib") == ["src/lib/__init__.py", "src/lib.py"])
    #expect(found("lib.util") == ["src/lib/util.py"])
    #expect(found("boto3") == [])
  }

  /// A folder without `__init__.py` has submodules, but is no module.
  @Test func namespacePackagesHaveSubmodules() {
    #expect(found("lib.deep") == [])
    #expect(found("lib.deep.x") == ["src/lib/deep/x.py"])
  }

  /// Each dot after the first leads one package up, never out of the scanned root.
  @Test func relativeImportsCountDots() {
    #expect(found(".util", from: "src/lib/__init__.py") == ["src/lib/util.py"])
    #expect(found("..util", from: "src/lib/deep/x.py") == ["src/lib/util.py"])
    #expect(found("..", from: "src/lib/deep/x.py") == ["src/lib/__init__.py"])
    #expect(found("....db", from: "src/lib/util.py") == [])
  }

  /// The folder of a script is the last resort, and a file never imports itself.
  @Test func scriptsFindTheirNeighbours() {
    #expect(found("helper", from: "tools/run.py") == ["tools/helper.py"])
    #expect(found("helper", from: "tools/helper.py") == [])
  }
}
