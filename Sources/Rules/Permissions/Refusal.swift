package import Core
import Privilege

extension Application {
  /// The calls that fail because no function which makes them may. Only roles that are written out as a whole can be
  /// judged, and code that several functions share may run in any one of them. Who takes on another role anywhere may hand
  /// its credentials around.
  package func refused(_ calls: [ServiceCall]) -> [ServiceCall] {
    if calls.contains(where: { $0.service == "sts" && !$0.functions.isEmpty }) { return [] }
    let everybody = grantees
    let roles = everybody.filter { isSpelledOut($0, among: everybody) }
    if roles.isEmpty { return [] }
    return calls.filter { call in
      !call.functions.isEmpty
        && call.functions.allSatisfy { function in
          roles.contains { $0.functions.contains(function) && isRefused(call, to: $0, among: everybody) }
        }
    }
  }

  /// The roles of functions of which everything is known.
  var judgedRoles: [Grantee] {
    let everybody = grantees
    return everybody.filter { isSpelledOut($0, among: everybody) }
  }

  /// Whether functions run as a role and everything that it grants is known: its own statements, what is attached to it,
  /// and managed policies whose content is known.
  private func isSpelledOut(_ grantee: Grantee, among everybody: [Grantee]) -> Bool {
    guard grantee.kind == .role, !grantee.functions.isEmpty, let role = role(grantee.id), !role.isIncomplete else {
      return false
    }
    return grantee.sharing(everybody).allSatisfy { holder in
      holder.managedPolicies.allSatisfy { ManagedPolicies.name($0).map(ManagedPolicies.grantsNoCalls) ?? false }
        && holder.statements.allSatisfy { $0.notActions.isEmpty && $0.actions.allSatisfy { $0.text.literal != nil } }
    }
  }

  /// Whether no statement allows any of a call's actions, and no resource lets the role in by itself.
  private func isRefused(_ call: ServiceCall, to grantee: Grantee, among everybody: [Grantee]) -> Bool {
    let actions = call.actions
    guard !actions.isEmpty, actions.allSatisfy(Self.isJudged) else { return false }
    let allowing = grantee.sharing(everybody).flatMap(\.statements).filter { $0.effect == .allow }
    let inviting = resourcePolicies.map(\.statement).filter { $0.effect == .allow }
    return !actions.contains { action in (allowing + inviting).contains { $0.covers(action) } }
  }

  /// Operations whose permission is certain: an action of the same name, needed by every call.
  private static func isJudged(_ action: String) -> Bool {
    let pattern = ActionPattern(action)
    return judged[pattern.service]?.contains { Wildcard.matches($0, pattern.name) } ?? false
  }

  /// By service, in lower case. https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
  private static let judged: [String: [String]] = [
    "dynamodb": ["getitem", "putitem", "updateitem", "deleteitem", "query", "scan", "batchgetitem", "batchwriteitem"],
    "s3": ["getobject", "putobject", "deleteobject", "listbucket"],
    "sqs": ["sendmessage"], "sns": ["publish"], "lambda": ["invokefunction"], "events": ["putevents"],
    "states": ["startexecution"],
    "kinesis": ["putrecord", "putrecords"], "secretsmanager": ["getsecretvalue"],
    "ssm": ["getparameter", "getparameters", "getparametersbypath", "putparameter"],
    "ses": ["sendemail", "sendrawemail"], "cognito-idp": ["admin*"], "rekognition": ["detect*"],
  ]
}

extension ManagedPolicies {
  /// The policies that let a function write its log and its trace, join its network and take from its trigger, which none
  /// of the judged calls does.
  static func grantsNoCalls(_ name: String) -> Bool { platform.contains(name) }

  private static let platform: Set<String> = [
    "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess",
    "AWSXrayWriteOnlyAccess", "AWSLambdaSQSQueueExecutionRole", "AWSLambdaKinesisExecutionRole",
    "AWSLambdaDynamoDBExecutionRole",
  ]
}
