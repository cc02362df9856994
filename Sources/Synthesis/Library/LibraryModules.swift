/// The modules of the CDK's library by the names that programs import them by, in both of its major versions.
enum LibraryModules {
  /// "aws-s3" for `aws-cdk-lib/aws-s3`, `@aws-cdk/aws-s3`, `aws_cdk.aws_s3`; "core" for the library itself and for
  /// `constructs`; nil for other packages.
  static func name(of text: String, isPython: Bool) -> String? {
    isPython ? pythonName(of: text) : nodeName(of: text)
  }

  private static func nodeName(of text: String) -> String? {
    if text == "aws-cdk-lib" || text == "constructs" || text == "@aws-cdk/core" { return "core" }
    if text.hasPrefix("aws-cdk-lib/") { return plain(text.dropFirst("aws-cdk-lib/".count)) }
    if text.hasPrefix("@aws-cdk/") { return plain(text.dropFirst("@aws-cdk/".count)) }
    return text.hasPrefix("@aws-solutions-constructs/") ? "solutions" : nil
  }

  private static func pythonName(of text: String) -> String? {
    if text == "aws_cdk" || text == "constructs" || text == "aws_cdk.core" { return "core" }
    if text.hasPrefix("aws_cdk.") { return plain(hyphenated(text.dropFirst("aws_cdk.".count))) }
    return text.hasPrefix("aws_solutions_constructs.") ? "solutions" : nil
  }

  /// A module as a member of the whole library: `cdk.aws_s3`.
  static func submodule(_ name: String) -> String? {
    if name == "core" { return "core" }
    let known = ["aws_", "pipelines", "custom_resources", "triggers", "cloudformation_include", "lambda_layer_"]
    return known.contains { name.hasPrefix($0) } ? plain(hyphenated(Substring(name))) : nil
  }

  private static func hyphenated(_ text: Substring) -> Substring {
    Substring(String(text.map { $0 == "_" ? "-" : $0 }))
  }

  /// Experimental modules are named so until they are part of the library.
  private static func plain(_ text: Substring) -> String {
    let first = text.prefix { $0 != "." && $0 != "/" }
    return first.hasSuffix("-alpha") ? String(first.dropLast("-alpha".count)) : String(first)
  }
}
