/// The name and version that every report and `cordon --version` give.
package enum Product {
  package static let name = "cordon"
  package static let version = "0.1.0"
}
