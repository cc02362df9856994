import Core

/// A call that reads or changes items of a table, picked by attributes.
struct ItemAccess {
  var call: ServiceCall
  var table: Text

  /// The caller says which item it is, and nothing else in the call does.
  var isChosenByCaller: Bool {
    call.keys.contains(where: \.isCallerChosen) && !call.keys.contains(where: \.namesOwner)
  }

  var changesItems: Bool { ["UpdateItem", "DeleteItem"].contains(call.operation) }

  /// "orderId and kind"
  var attributes: String { call.keys.map(\.name).sorted().joined(separator: " and ") }

  /// Whether the table's name says that its items are people's own.
  var isPersonal: Bool {
    let words = ["user", "account", "customer", "profile", "order", "patient", "member", "employee", "invoice"]
    let name = (table.literal ?? table.resource ?? table.display).lowercased()
    return words.contains { name.contains($0) }
  }
}

extension ServiceCall {
  /// Items are written with an attribute that says whose they are: "Item.userId".
  fileprivate var storesOwner: Bool {
    service == "dynamodb" && operation == "PutItem"
      && given.contains { path in
        let parts = path.split(separator: ".")
        return parts.count == 2 && parts[0] == "Item" && IdentityWords.nameOwner(String(parts[1]))
      }
  }
}

extension Application {
  /// The tables whose items functions that know their callers write with an owner.
  var ownedTables: [Text] {
    evidence.serviceCalls.filter { $0.storesOwner && !evidence.identityAware.isDisjoint(with: $0.functions) }
      .compactMap { $0.parameters["TableName"] }
  }

  /// Every access to items that tells the attributes it picks them by.
  var itemAccesses: [ItemAccess] {
    let operations: Set<String> = ["GetItem", "Query", "UpdateItem", "DeleteItem"]
    return evidence.serviceCalls.compactMap { call in
      guard call.service == "dynamodb", operations.contains(call.operation), !call.keys.isEmpty,
        let table = call.parameters["TableName"]
      else { return nil }
      return ItemAccess(call: call, table: table)
    }
  }
}
