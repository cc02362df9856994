/// The operator of a condition: "ForAllValues:StringLikeIfExists".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
package struct ConditionOperator: Sendable {
  package enum Quantifier: Sendable { case single, all, any }

  package enum Comparison: Sendable {
    case string(ignoresCase: Bool, isPattern: Bool)
    case number(Order)
    case date(Order)
    case bool
    case binary
    case address
    case arn
    case null
  }

  package enum Order: Sendable { case equal, less, lessOrEqual, greater, greaterOrEqual }

  package var quantifier = Quantifier.single
  package var comparison: Comparison
  package var isNegated: Bool
  package var ifExists: Bool

  /// - Returns: nil when there is no such operator.
  package init?(_ text: String) {
    var name = text.lowercased()[...]
    if name.hasPrefix("forallvalues:") {
      quantifier = .all
    } else if name.hasPrefix("foranyvalue:") {
      quantifier = .any
    }
    if let colon = name.firstIndex(of: ":") { name = name[name.index(after: colon)...] }
    ifExists = name.hasSuffix("ifexists")
    if ifExists { name = name.dropLast("ifexists".count) }
    guard let found = Self.table[String(name)] else { return nil }
    (comparison, isNegated) = found
  }

  private static let table: [String: (Comparison, Bool)] = [
    "stringequals": (.string(ignoresCase: false, isPattern: false), false),
    "stringnotequals": (.string(ignoresCase: false, isPattern: false), true),
    "stringequalsignorecase": (.string(ignoresCase: true, isPattern: false), false),
    "stringnotequalsignorecase": (.string(ignoresCase: true, isPattern: false), true),
    "stringlike": (.string(ignoresCase: false, isPattern: true), false),
    "stringnotlike": (.string(ignoresCase: false, isPattern: true), true),
    "numericequals": (.number(.equal), false), "numericnotequals": (.number(.equal), true),
    "numericlessthan": (.number(.less), false), "numericlessthanequals": (.number(.lessOrEqual), false),
    "numericgreaterthan": (.number(.greater), false), "numericgreaterthanequals": (.number(.greaterOrEqual), false),
    "dateequals": (.date(.equal), false), "datenotequals": (.date(.equal), true),
    "datelessthan": (.date(.less), false), "datelessthanequals": (.date(.lessOrEqual), false),
    "dategreaterthan": (.date(.greater), false), "dategreaterthanequals": (.date(.greaterOrEqual), false),
    "bool": (.bool, false), "binaryequals": (.binary, false),
    "ipaddress": (.address, false), "notipaddress": (.address, true),
    "arnequals": (.arn, false), "arnlike": (.arn, false), "arnnotequals": (.arn, true), "arnnotlike": (.arn, true),
    "null": (.null, false),
  ]
}

extension ConditionOperator.Order {
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
