/// The number that stands for an effect in the compiled catalogue.
package enum EffectTag: Int, CaseIterable, Sendable {
  case type, typeFromArgument, sink, source, pass, clean, check, match, clears, calls, misuse, operation, bind,
    runsCommand
  case clientPackage, resource, entry, parameters, wraps, exits, writesFile, readsFile, storesIn, readsField, setsField
  case delivers, keeps, recalls, finds, ensures, strips, joins, replaces, announces
}

/// The number that stands for a condition's test in the compiled catalogue.
package enum TestTag: Int, CaseIterable, Sendable {
  case absent, present, equals, differs, constant, notConstant, hasPrefix, hasSuffix, contains, above, hasType
  case isAmong, isNotAmong
}

/// The number that stands for what a selector starts from in the compiled catalogue.
package enum BaseTag: Int, CaseIterable, Sendable {
  case argument, arguments, receiver, result, settler
}
