package import Flow
package import Syntax

/// The front ends, one for each family of languages.
package enum FrontEnds {
  package static func frontEnd(for language: Language) -> any FrontEnd {
    switch language {
    case .python: PythonFrontEnd()
    case .javascript, .typescript, .tsx: JavaScriptFrontEnd()
    }
  }
}
