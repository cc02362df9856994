import Core
import Privilege

/// A function that others than its owners run, and nothing in its code asks what they may do.
struct UnaskedFunction {
  var function: Function
  /// Its calls of cloud services, in the order of the code.
  var calls: [ServiceCall]
  /// The route by which everybody who is signed in comes in; nil for functions that another one runs for its callers.
  var route: API.Route?
  /// The way by which callers come to a function without such a route.
  var way: Way?

  /// The call that tells most of what is at stake: one that changes something, before one that reads.
  var act: ServiceCall? { calls.first(where: \.changesState) ?? calls.first(where: \.readsState) }

  /// "whoever is signed in", or "anybody who takes over Orders".
  var who: String {
    guard let way else { return "whoever is signed in" }
    let door = way.audience == .anonymous ? "anybody" : "whoever is signed in"
    guard let taken = way.steps.first(where: \.isTakenOver) else { return "\(door), over \(way.display)," }
    return "\(door) who takes over \(taken.label)"
  }
}

extension Application {
  /// The functions that everybody comes to who is signed in, and that look neither at who calls nor at what they may do.
  var unaskedFunctions: [UnaskedFunction] {
    let calls = callsByFunction
    let ways = Dictionary(grouping: evidence.ways, by: \.function)
    return functions.compactMap { function in
      guard !asksAboutCallers(function.id), let own = calls[function.id] else { return nil }
      if let route = plainRoute(to: function) { return UnaskedFunction(function: function, calls: own, route: route) }
      guard let way = innerWay(to: function, ways[function.id] ?? []) else { return nil }
      return UnaskedFunction(function: function, calls: own, way: way)
    }
  }

  /// Whether code speaks of identities or rights, or checks a caller by itself.
  func asksAboutCallers(_ id: String) -> Bool {
    evidence.identityAware.contains(id) || evidence.rightsAware.contains(id)
      || evidence.callerChecks.contains { $0.functions.contains(id) }
  }

  /// A route that asks whether somebody is signed in and nothing else. Functions that authorize may ask more.
  private func plainRoute(to function: Function) -> API.Route? {
    for trigger in function.triggers {
      guard let reference = trigger.route else { continue }
      let (api, route) = route(reference)
      guard api.kind == .rest || api.kind == .http, api.isPrivate.value != true, !api.isGuardedByPolicy,
        !route.asksForScopes, case .authorizer(let id) = api.effectiveAuthorization(of: route).value,
        let authorizer = api.authorizers.first(where: { $0.id == id }), authorizer.onlyIdentifies
      else { continue }
      return route
    }
    return nil
  }

  /// The way over a function that runs this one for its callers: one that asks nothing of them either, or one that they
  /// take over, so that what it asks does not count. Functions with routes of their own are judged by these.
  private func innerWay(to function: Function, _ ways: [Way]) -> Way? {
    guard function.url == nil, function.triggers.allSatisfy({ $0.route == nil }) else { return nil }
    return ways.first { way in
      guard way.audience <= .user, way.steps.count > 2, way.codeChecks.isEmpty else { return false }
      guard way.steps[way.steps.count - 2].action.hasPrefix("lambda:") else { return false }
      return way.needsTakeover || !way.steps.dropLast().contains { asksAboutCallers($0.id) }
    }
  }
}

extension API.Authorizer {
  /// Whether the platform checks a token and leaves it to the code what its bearer may do.
  var onlyIdentifies: Bool {
    switch kind {
    case .cognito, .jwt, .openIDConnect: !AdministratorWords.speak(of: id) && !isForAdministrators
    case .lambda, .iam, .apiKey, .unknown: false
    }
  }

  /// Whether the users behind it are administrators, as far as names tell.
  private var isForAdministrators: Bool { target.value.map { AdministratorWords.speak(of: $0.display) } ?? false }
}

/// Names of what only those may use who run the application.
enum AdministratorWords {
  /// Whether one of the words of a name is about administration: `adminDeleteUser`, `/api/admin/users`.
  static func speak(of name: String) -> Bool {
    words(name).contains { ["admin", "admins", "administrator", "administration", "backoffice"].contains($0) }
  }

  /// The words of a name in lower case, split at separators and capitals.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      let isLetter = character.isLetter
      if !isLetter || character.isUppercase && wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isLetter { word += character.lowercased() }
      wasLower = character.isLowercase
    }
    return word.isEmpty ? words : words + [word]
  }
}

extension ServiceCall {
  private static let stores: Set<String> = [
    "dynamodb", "s3", "cognito-idp", "cognito-identity-provider", "iam", "lambda", "rds-data", "sqs", "sns",
    "stepfunctions", "secretsmanager", "ssm",
  ]

  /// Whether the call changes what outlasts it.
  var changesState: Bool {
    Self.stores.contains(service) && !ActionPattern("\(service):\(operation)").isReadOnly
  }

  /// Whether the call reads what an application keeps.
  var readsState: Bool { Self.stores.contains(service) && ActionPattern("\(service):\(operation)").isReadOnly }
}
