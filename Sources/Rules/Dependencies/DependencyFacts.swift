import Core

extension Dependency {
  /// "requests 2.19.0", or the name alone when the version is open.
  var display: String { version.map { "\(name) \($0)" } ?? name }

  /// The advisories about mistakes; what was published to do harm is another rule's.
  var weaknesses: [Advisory] { advisories.filter { !$0.isMalicious } }

  /// "CVE-2018-18074, CVE-2023-32681 and 1 more: the first one's summary".
  var weaknessPhrase: String {
    let shown = weaknesses.prefix(3).map(\.id).joined(separator: ", ")
    let rest = weaknesses.count > 3 ? " and \(weaknesses.count - 3) more" : ""
    return "\(shown)\(rest): \(weaknesses.first?.summary ?? "")"
  }

  /// The cloud's own kit, which the runtime has in it whether or not it is packed.
  var isProvidedByRuntime: Bool {
    ["boto3", "botocore", "s3transfer", "aws-sdk"].contains(name) || name.hasPrefix("@aws-sdk/")
  }

  /// A Git source that is fixed by a whole commit.
  var isPinnedByCommit: Bool {
    let tail = requirement.split(whereSeparator: { $0 == "@" || $0 == "#" }).last ?? ""
    return tail.count == 40 && tail.allSatisfy(\.isHexDigit)
  }
}
