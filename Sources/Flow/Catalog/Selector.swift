/// Which value of a call a row speaks of, in the notation of the catalogue files:
///
///     command@0        the parameter `command`: by that name, or the first by position
///     timeout          a parameter that is passed by name only
///     @1               the second positional argument
///     @0.Bucket        the field `Bucket` of the first argument
///     @*               any argument, by position or name
///     @1..             any argument from the second on
///     @this            the receiver of a method call
///     @result.Body     the field `Body` of the result
///     RequestItems.#   the names of the argument's fields; beside a `RequestItems.*` that of the field it stands for
///     settle           a function that sets the result: what a promise's executor is called with
package struct Selector: Hashable, Sendable {
  package enum Base: Hashable, Sendable {
    /// By position, by name, or either.
    case argument(position: UInt8?, name: String?)
    /// Every argument from a position on, named ones included.
    case arguments(from: UInt8)
    case receiver
    case result
    /// A function whose argument becomes the result of the call.
    case settler
  }
  package var base: Base
  /// Fields below the base; "*" stands for any field or element, and "#" for the names of the fields.
  package var path: [String]

  package init(_ base: Base, path: [String] = []) {
    self.base = base
    self.path = path
  }
}

/// A condition of a row on the call it is applied to; all of a row's conditions must hold.
package struct Condition: Hashable, Sendable {
  package enum Test: Hashable, Sendable {
    /// The argument is not passed. (When unknown arguments are spread into the call, this does not hold.)
    case absent
    case present
    /// A constant equal to this text; booleans are "true" and "false", null is "null".
    case equals(String)
    /// Known to differ from the text, or absent.
    case differs(String)
    /// A constant, whatever its value.
    case constant
    case notConstant
    case hasPrefix(String)
    case hasSuffix(String)
    /// A constant that is one of these words.
    case isAmong(String)
    /// None of these words, as far as is known.
    case isNotAmong(String)
    case contains(String)
    /// A number above the limit.
    case above(Double)
    /// An instance of a type of the catalogue.
    case hasType(String)
  }
  package var subject: Selector
  package var test: Test
  package init(subject: Selector, test: Test) {
    self.subject = subject
    self.test = test
  }
}
