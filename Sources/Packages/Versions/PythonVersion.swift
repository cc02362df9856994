/// A version of a Python distribution, ordered as PEP 440 says.
/// https://packaging.python.org/en/latest/specifications/version-specifiers/
struct PythonVersion: PackageVersion, Hashable {
  /// A part of a local version: numbers sort after words, and by value.
  enum LocalPart: Hashable, Comparable {
    case word(String)
    case number(Int)
  }

  var epoch = 0
  /// The release numbers without trailing zeros, so that 1.0 and 1 are the same version.
  private(set) var release: [Int] = []
  /// How many release numbers were written; `~= 1.4.0` needs it.
  private(set) var writtenParts = 0
  /// Phase (alpha 0, beta 1, candidate 2) and number.
  private(set) var pre: [Int]?
  private(set) var post: Int?
  private(set) var dev: Int?
  private(set) var local: [LocalPart] = []

  init?(_ text: String) {
    var scanner = VersionScanner(text)
    _ = scanner.take("v")
    guard readRelease(&scanner) else { return nil }
    readPre(&scanner)
    readPost(&scanner)
    readDev(&scanner)
    if scanner.take("+") {
      readLocal(&scanner)
      if local.isEmpty { return nil }
    }
    if !scanner.isAtEnd { return nil }
  }

  private init(epoch: Int, release: [Int]) {
    self.epoch = epoch
    setRelease(release)
  }

  private mutating func setRelease(_ numbers: [Int]) {
    writtenParts = numbers.count
    release = numbers
    while let last = release.last, last == 0 { release.removeLast() }
  }

  private mutating func readRelease(_ scanner: inout VersionScanner) -> Bool {
    guard var first = scanner.number() else { return false }
    if scanner.take("!") {
      epoch = first
      guard let number = scanner.number() else { return false }
      first = number
    }
    var numbers = [first]
    while true {
      let before = scanner
      guard scanner.take("."), let number = scanner.number() else {
        scanner = before
        break
      }
      numbers.append(number)
    }
    setRelease(numbers)
    return true
  }

  private mutating func readPre(_ scanner: inout VersionScanner) {
    let phases = ["alpha": 0, "a": 0, "beta": 1, "b": 1, "preview": 2, "pre": 2, "rc": 2, "c": 2]
    let words = ["alpha", "beta", "preview", "pre", "rc", "a", "b", "c"]
    guard let (word, number) = PythonVersion.suffix(&scanner, words), let phase = phases[word] else { return }
    pre = [phase, number]
  }

  private mutating func readPost(_ scanner: inout VersionScanner) {
    if let (_, number) = PythonVersion.suffix(&scanner, ["post", "rev", "r"]) {
      post = number
      return
    }
    let before = scanner
    if scanner.take("-"), let number = scanner.number() { post = number } else { scanner = before }
  }

  private mutating func readDev(_ scanner: inout VersionScanner) {
    if let (_, number) = PythonVersion.suffix(&scanner, ["dev"]) { dev = number }
  }

  /// A word such as "rc", with separators around it and a number after it that counts as 0 when it is left out.
  private static func suffix(_ scanner: inout VersionScanner, _ words: [String]) -> (String, Int)? {
    let before = scanner
    _ = scanner.take(anyOf: [".", "-", "_"])
    guard let word = scanner.take(anyOf: words) else {
      scanner = before
      return nil
    }
    let afterWord = scanner
    _ = scanner.take(anyOf: [".", "-", "_"])
    if let number = scanner.number() { return (word, number) }
    scanner = afterWord
    return (word, 0)
  }

  private mutating func readLocal(_ scanner: inout VersionScanner) {
    repeat {
      let part = scanner.text { $0.isLetter || $0.isDigit }
      if part.isEmpty { return }
      local.append(Int(part).map { .number($0) } ?? .word(part))
    } while scanner.take(anyOf: [".", "-", "_"]) != nil
  }

  /// The version without its local part.
  var withoutLocal: PythonVersion {
    var version = self
    version.local = []
    return version
  }

  /// The first version after all that start with the first `count` release numbers: 1.4 → 1.5.dev0.
  func successor(keeping count: Int) -> PythonVersion {
    var numbers = Array(release.prefix(count))
    while numbers.count < count { numbers.append(0) }
    if let last = numbers.popLast() { numbers.append(last + 1) }
    var version = PythonVersion(epoch: epoch, release: numbers)
    version.dev = 0
    return version
  }

  /// Whether the version starts with the first `count` release numbers of another.
  func hasPrefix(_ other: PythonVersion, keeping count: Int) -> Bool {
    epoch == other.epoch && (0..<count).allSatisfy { number(at: $0) == other.number(at: $0) }
  }

  /// Whether two versions have the same release numbers.
  func sharesRelease(with other: PythonVersion) -> Bool { epoch == other.epoch && release == other.release }

  var isPrerelease: Bool { pre != nil || dev != nil }

  private func number(at index: Int) -> Int { index < release.count ? release[index] : 0 }

  static func == (left: PythonVersion, right: PythonVersion) -> Bool { !(left < right) && !(right < left) }

  func hash(into hasher: inout Hasher) {
    hasher.combine(epoch)
    hasher.combine(release)
  }

  static func < (left: PythonVersion, right: PythonVersion) -> Bool {
    if left.epoch != right.epoch { return left.epoch < right.epoch }
    if left.release != right.release { return left.release.lexicographicallyPrecedes(right.release) }
    let (leftOrder, rightOrder) = (left.suffixOrder, right.suffixOrder)
    if leftOrder != rightOrder { return leftOrder.lexicographicallyPrecedes(rightOrder) }
    return left.local.lexicographicallyPrecedes(right.local)
  }

  /// Numbers that sort as the suffixes do: dev releases before alphas, alphas before the release, posts after it.
  private var suffixOrder: [Int] {
    let prePart = pre ?? (post == nil && dev != nil ? [-1, 0] : [3, 0])
    return prePart + [post.map { $0 } ?? -1, dev ?? Int.max]
  }
}
