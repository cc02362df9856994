import Core
import Syntax

// Methods that put values into a string; the literal parts stay known, so that a fixed host stays a fixed host.

extension Solver {
  /// The string that a method of a string makes of it and of the arguments.
  mutating func formattedText(_ name: Symbol, _ site: CallSite, _ frame: Frame) -> ValueID? {
    if site.spread != .bottom { return nil }
    switch values.symbols[name] {
    case "format": return frame.module.language.isECMAScript ? nil : filledFormat(site)
    case "concat": return frame.module.language.isECMAScript ? concatenation(site) : nil
    default: return nil
    }
  }

  /// `"https://host/".concat(value)`
  private mutating func concatenation(_ site: CallSite) -> ValueID? {
    guard case .text = values.shape(site.receiver) else { return nil }
    return joinedText([site.receiver] + site.positional, site.place)
  }

  /// `"https://host/{}".format(value)`
  private mutating func filledFormat(_ site: CallSite) -> ValueID? {
    guard let format = constantText(site.receiver) else { return nil }
    var parts: [ValueID] = []
    var literal: [UInt8] = []
    var isInside = false
    var next = 0
    for byte in format.utf8 {
      if byte == UInt8(ascii: isInside ? "}" : "{") {
        let text = String(decoding: literal, as: UTF8.self)
        parts.append(isInside ? argument(ofField: text, &next, site) : values.text(text))
        isInside.toggle()
        literal = []
      } else {
        literal.append(byte)
      }
    }
    parts.append(values.text(String(decoding: literal, as: UTF8.self)))
    return joinedText(parts, site.place)
  }

  /// The argument that a field such as `{}`, `{0}` or `{name}` stands for.
  private mutating func argument(ofField field: String, _ next: inout Int, _ site: CallSite) -> ValueID {
    let name = field.prefix { $0 != ":" && $0 != "!" && $0 != "." && $0 != "[" }
    if let index = Int(name) { return index < site.positional.count ? site.positional[index] : .unknown }
    if name.isEmpty {
      next += 1
      return next <= site.positional.count ? site.positional[next - 1] : .unknown
    }
    let spread = site.spreadFields == .bottom ? ValueID.unknown : site.spreadFields
    return site.named(values.symbols.intern(String(name))) ?? spread
  }
}
