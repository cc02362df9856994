import Core

/// What other functions do to tables only after they have looked at the caller's rights.
struct CarefulNeighbours {
  private let names: ResourceNames
  private let changes: [ServiceCall]

  init(_ application: Application) {
    names = ResourceNames(application)
    changes = application.evidence.serviceCalls.filter { call in
      call.changesItems && !call.functions.isEmpty
        && call.functions.allSatisfy {
          application.evidence.rightsAware.contains($0) && application.evidence.identityAware.contains($0)
        }
    }
  }

  /// The change of one item that strangers choose, and the same change of the same table by somebody who asks.
  func contrast(to unasked: UnaskedFunction) -> (call: ServiceCall, other: ServiceCall)? {
    guard unasked.route != nil else { return nil }
    for call in unasked.calls where call.changesItems && call.keys.contains(where: \.isCallerChosen) {
      guard let table = call.parameters["TableName"], !call.mentionsOwner else { continue }
      let other = changes.first { other in
        other.operation == call.operation && other.parameters["TableName"].map { names.same($0, table) } == .yes
      }
      if let other { return (call, other) }
    }
    return nil
  }
}

extension ServiceCall {
  fileprivate var changesItems: Bool {
    service == "dynamodb" && ["UpdateItem", "DeleteItem", "PutItem"].contains(operation)
  }
}
