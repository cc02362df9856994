/// Services that compute an answer, or take in logs and measurements, and keep next to nothing of the application's that
/// could be read or destroyed through them.
enum PureServices {
  static func include(_ service: String) -> Bool { names.contains(service) }

  private static let names: Set<String> = [
    "logs", "xray", "cloudwatch", "comprehend", "comprehendmedical", "polly", "rekognition", "textract", "translate",
    "transcribe", "lex", "pricing", "geo", "application-autoscaling", "autoscaling-plans",
  ]
}
