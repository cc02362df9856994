import Core

/// Any website may read the answers.
struct PermissiveCORS: MisuseRule {
  static let kinds = ["permissive-cors"]
  static let remark = "this answer may be read by the pages of any website{detail}"
  static let habit = Habit.application
  static let info = RuleInfo(
    id: "permissive-cors", risk: .insecureDeployment, title: "answers open to every website", severity: .low, cwe: 942,
    why: """
      A page that a user happens to visit can call the API from inside the user's browser and network and read \
      what comes back; with credentials allowed, as the user.
      """,
    fix: """
      Name the origins of your own pages, or send the request's origin back when it is in a constant list.
      """,
    references: ["https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS"])

  static func severity(of misuse: Misuse, in application: Application) -> Severity {
    misuse.detail.contains("redential") ? .medium : .low
  }

  /// Settings of one kind are one habit, and so are headers set in code.
  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for (subject, cors) in application.crossOriginSettings where cors.origins.value?.contains("*") == true {
      let place = cors.origins.place ?? cors.place
      guard seen.insert(place).inserted else { continue }
      let isGrave = cors.allowsCredentials.value == true
      let isBucket = application.bucket(subject) != nil
      findings.add(
        finding(
          "pages of any website may read the answers of \(subject)\(isGrave ? ", with the user's credentials" : "")",
          at: place, subjects: [subject], fix: Self.advice(application, isBucket: isBucket),
          severity: isGrave ? .high : .low, cause: isBucket ? "buckets" : "doors"))
    }
    checkMisuses(application, into: &findings)
  }

  private static func advice(_ application: Application, isBucket: Bool) -> String {
    if isBucket {
      return application.advice(
        "Set `AllowedOrigins` to the origins of your own pages",
        terraform: "Set `allowed_origins` to the origins of your own pages")
    }
    return application.advice(
      "Set `AllowOrigins` to the origins of your own pages", sam: "Set `AllowOrigin` to the origin of your own page",
      serverless: "Set `cors: { origins: [https://…] }` to the origins of your own pages",
      terraform: "Set `allow_origins` to the origins of your own pages")
  }
}
