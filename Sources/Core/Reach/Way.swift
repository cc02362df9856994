/// How somebody can make a function run: through which door, over what lies between, and under which checks.
package struct Way: Hashable, Sendable {
  /// One thing on the way, and what leads on from it.
  package struct Step: Hashable, Sendable {
    /// The id of the node on the map: a resource's id, or "entrance:audience:id".
    package var id: String
    /// What it is called on the map.
    package var label: String
    /// What leads on to the next step: "POST /orders", "s3:PutObject"; empty on the last.
    package var action: String
    /// Where that is written: the route, the statement, the trigger, the call.
    package var place: Place?
    /// Whoever comes here runs code of their own in the function, and goes on with its role.
    package var isTakenOver: Bool

    package init(id: String, label: String, action: String = "", place: Place? = nil, isTakenOver: Bool = false) {
      self.id = id
      self.label = label
      self.action = action
      self.place = place
      self.isTakenOver = isTakenOver
    }
  }

  /// The function that runs, by id.
  package var function: String
  package var audience: Audience
  /// From the entrance to the function, both included.
  package var steps: [Step]
  /// What is asked at the door, in words: "user pool authorizer Users", "API key", "firewall"; empty when nothing is.
  package var checks: [String]
  /// What the code of the functions on the way asks: "checks a token's signature in Orders".
  package var codeChecks: [String] = []

  package init(function: String, audience: Audience, steps: [Step], checks: [String]) {
    self.function = function
    self.audience = audience
    self.steps = steps
    self.checks = checks
  }

  /// Whether nothing on the way asks who comes.
  package var isOpen: Bool { audience == .anonymous && codeChecks.isEmpty }

  /// Whether somebody has to take a function over on the way.
  package var needsTakeover: Bool { steps.contains(where: \.isTakenOver) }

  /// "Api, POST /orders → Jobs → Worker"
  package var display: String {
    steps.map { $0.isTakenOver ? "\($0.label) (taken over)" : $0.label }.joined(separator: " → ")
  }
}

/// A call by which code checks who calls or who sent what it was given: a token's signature, a webhook's, a password.
package struct CallerCheck: Hashable, Sendable {
  /// What is checked: "a token's signature".
  package var what: String
  package var place: Place
  /// The functions whose code does it, by id.
  package var functions: [String]

  package init(what: String, place: Place, functions: [String]) {
    self.what = what
    self.place = place
    self.functions = functions
  }
}
