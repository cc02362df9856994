import Core

extension CatalogRow.Effect {
  /// Whether the row uses the call's result, so that it comes after the others.
  var needsResult: Bool {
    switch self {
    case .calls, .storesIn, .writesFile: true
    default: false
    }
  }

  /// Whether a call with only such rows cannot refuse what it is given: conversions, logs.
  var isIndifferent: Bool {
    switch self {
    case .pass, .clears, .sink(.log), .readsField: true
    default: false
    }
  }

  /// Whether the row says what becomes of a function among the arguments.
  var callsBack: Bool {
    switch self {
    case .calls, .entry, .parameters, .wraps: true
    default: false
    }
  }
}
