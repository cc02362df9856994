import Core

/// Readers of what the providers of Google and Azure make. Their resources keep the names that Terraform has for them.
enum CloudReaders {
  typealias Table = [String: Readers.Reader]

  static let identities = prefixed(GoogleIdentity.declaring, AzureIdentity.declaring)
  static let declaring = prefixed(GoogleFunctions.declaring, AzureApps.declaring)
  static let stores = prefixed(
    GoogleStorage.buckets, GoogleData.stores, GoogleNetwork.all, AzureStorage.accounts, AzureData.stores,
    AzureNetwork.all)
  static let connecting = prefixed(
    GoogleFunctions.invokers, GoogleStorage.grants, GoogleIdentity.grants, AzureStorage.containers,
    AzureIdentity.grants, AzureData.rules)

  private static let known = Set([identities, declaring, stores, connecting].flatMap(\.keys))

  /// Whether a type of resource has a reader here.
  static func read(_ type: String) -> Bool { known.contains(Translation.foreignPrefix + type) }

  private static func prefixed(_ tables: Table...) -> Table {
    var all: Table = [:]
    for table in tables {
      for (type, reader) in table { all[Translation.foreignPrefix + type] = reader }
    }
    return all
  }

  /// The cloud whose provider makes a resource; nil for providers that belong to none of them.
  static func cloud(of type: String) -> Application.Cloud? {
    switch InstanceAttributes.provider(of: type) {
    case "aws", "awscc": .aws
    case "google", "google-beta": .google
    case "azurerm", "azapi", "azuread": .azure
    default: nil
    }
  }
}

extension Setting {
  /// A block that is written once. Terraform's blocks are lists.
  func block(_ keys: String...) -> Setting {
    keys.reduce(self) { setting, key in
      let inner = setting[key]
      return inner.node?.isSequence == true ? inner.items.first ?? Setting(nil, in: stack) : inner
    }
  }

  /// Every block of a name.
  func blocks(_ key: String) -> [Setting] { self[key].itemsOrSelf }

  /// Variables of an environment that are written as a map.
  var variables: [Function.Variable] {
    entries.compactMap { name, value in
      value.fullPlace.map { Function.Variable(name: name, value: value.text, place: $0) }
    }
  }
}

extension Resource {
  func block(_ keys: String...) -> Setting {
    keys.reduce(properties) { $0.block($1) }
  }
}

extension Known {
  /// This value, or another one where this is not written.
  func orElse(_ other: @autoclosure () -> Known) -> Known { isAbsent ? other() : self }
}
