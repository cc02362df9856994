import Core

extension SourceKind {
  /// The kinds for which it matters who controls the data.
  var isFromOutside: Bool {
    switch self {
    case .event, .wholeEvent, .stored, .network: true
    default: false
    }
  }
}

extension TaintSource {
  /// 0 for what anybody controls, more for what fewer do.
  var openness: Int { Controller.allCases.firstIndex(of: controller) ?? Controller.allCases.count }
}

extension Severity {
  /// Less, where fewer people control the data.
  func limited(to source: TaintSource) -> Severity {
    guard source.kind.isFromOutside else { return self }
    return switch source.controller {
    case .anonymous: self
    case .user: min(self, .high)
    case .producer, .service, .deployer: lowered(by: 1)
    }
  }

  /// No more than what is known for sure deserves.
  func limited(to confidence: Confidence) -> Severity {
    switch confidence {
    case .high: self
    case .medium: min(self, .medium)
    case .low: .low
    }
  }

  /// Less, where the data most likely comes another way than the one that was found.
  func weighed(by confidence: Confidence) -> Severity { confidence == .low ? lowered(by: 2) : self }

  func lowered(by steps: Int) -> Severity { Severity(rawValue: rawValue - steps) ?? .low }
}

extension Controller {
  /// As the subject of a sentence: "anybody", "a signed-in user".
  var phrase: String {
    switch self {
    case .anonymous: "anybody"
    case .user: "a signed-in user"
    case .producer: "whoever wrote the data"
    case .service: "the cloud service"
    case .deployer: "whoever deploys the application"
    }
  }
}
