import Core

/// Layers that their platform or their well-known vendor publishes for everybody.
enum KnownLayers {
  /// The account of a layer that is neither the application's own nor a known publisher's.
  /// An ARN of a layer is `arn:aws:lambda:REGION:ACCOUNT:layer:NAME:VERSION`.
  static func foreignAccount(of layer: Text) -> String? {
    let parts = layer.display.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 7, parts[2] == "lambda", parts[5] == "layer" else { return nil }
    let account = String(parts[4])
    guard account.count == 12, account.allSatisfy(\.isNumber), !publishers.contains(account) else { return nil }
    let name = String(parts[6])
    return names.contains { name.hasPrefix($0) } ? nil : account
  }

  /// Lambda Insights, Powertools (Python, TypeScript), the SDK for pandas, OpenTelemetry, the web adapter, the read-only
  /// SciPy layers, Datadog, New Relic, Dynatrace, Sentry. Each vendor's own page names its account.
  private static let publishers: Set<String> = [
    "580247275435", "017000801446", "094274105915", "336392948345", "901920570463", "753240598075", "668099181075",
    "464622532012", "451483290750", "725887861453", "943013980633",
  ]

  /// Layers whose account differs from region to region.
  private static let names = [
    "AWS-AppConfig-Extension", "AWS-Parameters-and-Secrets-Lambda-Extension", "AWSCodeGuruProfiler",
  ]
}
