package import Core

/// A permission that a function needs, and why.
package struct Need: Hashable, Sendable {
  /// Such as "dynamodb:PutItem".
  package var action: String
  /// The ARN as a policy in the template would write it, with `*` for what is not known; "*" for actions that know no
  /// resources.
  package var resource: Text
  /// The template's resource that the ARN belongs to.
  package var owner: String?
  /// Why there are wildcards: "Key: a value of the code".
  package var openings: [String] = []
  /// What narrows it further with certainty.
  package var conditions: [PolicyStatement.Condition] = []
  /// The call, the trigger or the setting that needs it.
  package var place: Place
  /// What that is: "dynamodb.PutItem", "the queue that feeds it".
  package var cause: String
  package var isOfPlatform = false

  package init(_ action: String, on resource: Text, place: Place, cause: String) {
    (self.action, self.resource, self.place, self.cause) = (action, resource, place, cause)
  }
}

/// A call that could not be understood, so that what a function needs is not known completely.
package struct OpenCall: Hashable, Sendable {
  package var what: String
  package var place: Place

  package init(_ what: String, at place: Place) { (self.what, self.place) = (what, place) }
}

/// What a function needs.
package struct FunctionNeeds: Sendable {
  /// By action, then by resource.
  package var needs: [Need] = []
  package var openCalls: [OpenCall] = []

  package init() {}

  /// Whether the code was followed to the end, so that nothing else can be needed.
  package var isComplete: Bool { openCalls.isEmpty }
}
