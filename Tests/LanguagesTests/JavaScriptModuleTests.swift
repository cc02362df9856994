import Testing

/// CommonJS and ES modules.
@Suite struct JavaScriptModuleTests {
  @Test func importsAndExports() {
    let source = """
      import d, { a as b } from "m";
      import * as ns from "./n";
      import "side";
      export { b as c };
      export const e = 1, { f } = d;
      export default function g() {}
      export { x as y } from "z";
      export * from "w";
      export * as v from "u";
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = import "m" member default
            d = %0
            %2 = import "m" member a
            b = %2
            %4 = import "./n"
            ns = %4
            %6 = import "side"
            %7 = closure f1
            g = %7
            %9 = 1
            e = %9
            %11 = load d
            %12 = %11.f
            f = %12
            %14 = load e
            export e = %14
            %16 = load f
            export f = %16
            %18 = load g
            export default = %18
            %20 = import "z" member x
            export y = %20
            %22 = import "w"
            export all %22
            %24 = import "u"
            export v = %24
            %26 = load b
            export c = %26
            return
        function f1 g() in f0
          b0:
            return

        """)
  }

  @Test func commonJS() {
    let source = """
      const { S3 } = require("aws-sdk");
      const y = require("./x").y;
      exports.a = 1;
      module.exports.b = () => 2;
      module.exports = { S3 };
      const q = await import("./q");
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = import "aws-sdk"
            %1 = %0.S3
            S3 = %1
            %3 = import "./x"
            %4 = %3.y
            y = %4
            %6 = exports
            %7 = 1
            %6.a = %7
            %9 = exports
            %10 = closure f1
            %9.b = %10
            %12 = load S3
            %13 = object (S3: %12)
            exports = %13
            %15 = import "./q"
            %16 = await %15
            q = %16
            return
        arrow f1 b() in f0
          b0:
            %0 = 2
            return %0

        """)
  }

  @Test func ownNamesAreNotThePlatforms() {
    let source = """
      function f(require, exports, module) { module.exports = require("x"); exports.a = 1; }
      """
    #expect(
      javaScriptDump(source) == """
        module f0 ()
          b0:
            %0 = closure f1
            f = %0
            return
        function f1 f(require, exports, module) in f0
          b0:
            %0 = load module
            %1 = load require
            %2 = "x"
            %3 = call %1(%2)
            %0.exports = %3
            %5 = load exports
            %6 = 1
            %5.a = %6
            return

        """)
  }
}
