// Written by `make regenerate` from the folders beside this file. Do not edit.

/// Every rule, in the order of the risks and of the names.
package enum Registry {
  package static let rules: [any Rule] = [
    OSCommandInjection(),
    NoHTTPTimeout(),
  ]
}
