package import Core

extension Risk {
  /// What the risk is, in two or three sentences.
  var explanation: String {
    switch self {
    case .eventDataInjection:
      "A function is fired by many kinds of events: requests, object keys, queue messages, e-mails, stream records. Text "
        + "in them that an outsider chose and that reaches a shell, a query, an evaluator or an address is run as a part "
        + "of it. Firewalls see only the HTTP share of these events."
    case .brokenAuthentication:
      "Every function is an entry point of its own, and each must know who calls it. One route, function URL, topic or "
        + "bucket that asks nobody lets an outsider start a workflow past the point where callers were checked."
    case .insecureDeployment:
      "The cloud's settings are a part of the application: storage that everybody may read or write, data kept without "
        + "encryption, cross-origin access for all. What is open in the template is open in production."
    case .overPrivilegedFunctions:
      "A function can do whatever its role grants, and so can whoever takes the function over. A role with wildcards, or "
        + "one that many functions share, turns one weak function into the loss of the account."
    case .inadequateMonitoring:
      "An attack on functions leaves no server to inspect afterwards; what was not logged, traced and alarmed is gone. "
        + "Logs that hold personal data or secrets are a leak of their own."
    case .insecureDependencies:
      "A small function brings many packages, and each runs with the function's permissions. Versions that float, known "
        + "weaknesses and runtimes without support let others decide what code you deploy."
    case .insecureSecrets:
      "Keys and passwords that stand in code, templates or plain environment variables are read by everyone who can read "
        + "the repository, the console or a log. They belong in a store that encrypts them and records who asks."
    case .denialOfService:
      "Functions scale until a limit or the budget stops them. A missing time-out, an input without bounds or a function "
        + "that fires itself takes the whole account's capacity, or its money."
    case .flowManipulation:
      "The business logic is spread over functions that call each other through queues, buckets and workflows. When a "
        + "later step can be fired on its own, or out of order, the checks of the earlier ones do not count."
    case .improperErrors:
      "Stack traces, error objects and echoed events tell an outsider about code, paths, queries and secrets. Errors that "
        + "are swallowed or unhandled let the flow go on in a state nobody planned."
    }
  }
}

extension RuleText {
  /// A page about a risk and its rules, for the terminal.
  package static func explain(_ risk: Risk, rules: [RuleInfo], style: TextStyle) -> String {
    let text = DisplayText.wrapped(risk.explanation, to: style.width).joined(separator: "\n")
    let own = rules.filter { $0.risk == risk }
    let list = own.isEmpty ? "No rules yet.\n" : list(own, style)
    return style.paint("\(risk.id) \(risk.title)", .bold) + "\n\n\(text)\n\n" + list
  }
}
