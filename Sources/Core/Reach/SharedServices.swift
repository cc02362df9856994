/// Services of the cloud that act for whoever configured them, in any account. What lets them in without saying for whom
/// lets everybody in who has an account. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
package enum SharedServices {
  /// What people configure in each, by the first part of the service's principal.
  private static let things = [
    "s3": "A bucket", "sns": "A topic", "events": "A rule", "apigateway": "An API", "ses": "A mail rule",
    "serverlessrepo": "A published application", "iot": "An IoT rule", "config": "A configuration rule",
    "cloudtrail": "A trail", "logs": "A log subscription", "scheduler": "A timetable",
  ]

  /// What acts through a service, as in "A bucket"; nil for services that act for their own account alone.
  package static func thing(of principal: String) -> String? {
    guard let dot = principal.firstIndex(of: ".") else { return nil }
    return things[String(principal[..<dot])]
  }

  /// Services that only write what they recorded; others' records among one's own are a nuisance.
  package static func isRecorder(_ principal: String) -> Bool {
    ["cloudtrail.", "logs.", "config."].contains { principal.hasPrefix($0) }
  }
}
