import Core

/// Any website may read the answers.
struct PermissiveCORS: MisuseRule {
  static let kinds = ["permissive-cors"]
  static let remark = "this answer may be read by the pages of any website{detail}"
  static let info = RuleInfo(
    id: "permissive-cors", risk: .insecureDeployment, title: "answers open to every website", severity: .low, cwe: 942,
    why: """
      A page that a user happens to visit can call the API from inside the user's browser and network and read \
      what comes back; with credentials allowed, as the user.
      """,
    fix: "Name the origins of your own pages.",
    references: ["https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS"])

  func check(_ application: Application, into findings: inout Findings) {
    for (id, cors) in application.crossOriginSettings where cors.origins.value?.contains("*") == true {
      let isGrave = cors.allowsCredentials.value == true
      findings.add(
        finding(
          "pages of any website may read the answers of \(id)\(isGrave ? ", with the user's credentials" : "")",
          at: cors.origins.place ?? cors.place, subjects: [id], fix: Self.advice(application, id),
          severity: isGrave ? .high : .low))
    }
    checkCode(application, into: &findings)
  }

  /// Headers set in code are one habit: one finding for all of them.
  private func checkCode(_ application: Application, into findings: inout Findings) {
    let places = application.evidence.misuses.filter { Self.kinds.contains($0.kind) }
    guard let first = places.first(where: { $0.detail.contains("redential") }) ?? places.first else { return }
    let others = places.filter { $0.place != first.place }
    let more = others.isEmpty ? "" : ", and \(others.count) more answers"
    findings.add(
      finding(
        "pages of any website may read this answer\(more)", at: first.place,
        subjects: places.flatMap(\.functions).uniqued(),
        related: others.map { RelatedPlace(place: $0.place, note: "the same header") },
        fix: "Send the one origin of your own page, or the request's origin when it is in a constant list",
        severity: first.detail.contains("redential") ? .medium : .low))
  }

  private static func advice(_ application: Application, _ id: String) -> String {
    if application.bucket(id) != nil { return "Set `AllowedOrigins` to the origins of your own pages" }
    return application.advice(
      "Set `AllowOrigins` to the origins of your own pages", sam: "Set `AllowOrigin` to the origin of your own page",
      serverless: "Set `cors: { origins: [https://…] }` to the origins of your own pages")
  }
}
