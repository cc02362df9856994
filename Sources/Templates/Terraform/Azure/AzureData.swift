import Core

/// Databases, caches, vaults and messaging of Azure.
enum AzureData {
  static let stores: CloudReaders.Table = {
    var table: CloudReaders.Table = [
      "azurerm_redis_cache": { readCache($0, into: &$1) },
      "azurerm_key_vault_secret": { readSecret($0, into: &$1) },
      "azurerm_servicebus_namespace": { readNamespace($0, into: &$1) },
      "azurerm_eventhub_namespace": { readNamespace($0, into: &$1) },
      "azurerm_servicebus_queue": { readQueue($0, into: &$1) },
      "azurerm_storage_queue": { readQueue($0, into: &$1) },
    ]
    for type in servers { table[type] = { readServer($0, into: &$1) } }
    return table
  }()

  static let rules: CloudReaders.Table = {
    var table: CloudReaders.Table = [:]
    for type in [
      "sql", "mssql", "mysql", "mysql_flexible_server", "postgresql", "postgresql_flexible_server", "mariadb",
    ] {
      table["azurerm_\(type)_firewall_rule"] = { readRule($0, into: &$1) }
    }
    return table
  }()

  private static let servers = [
    "azurerm_sql_server", "azurerm_mssql_server", "azurerm_mysql_server", "azurerm_mysql_flexible_server",
    "azurerm_postgresql_server", "azurerm_postgresql_flexible_server", "azurerm_mariadb_server",
    "azurerm_cosmosdb_account",
  ]

  /// Everything is encrypted at rest with the platform's key.
  private static func database(_ resource: Resource) -> Database {
    let type = String(resource.type.dropFirst(Translation.foreignPrefix.count))
    var database = Database(id: resource.id, type: type, place: resource.place)
    database.encryption = .known(.platformKey, resource.place)
    return database
  }

  private static func readServer(_ resource: Resource, into assembly: inout Assembly) {
    var database = database(resource)
    database.password = resource["administrator_login_password", "administrator_password"].text
    database.user = resource["administrator_login"].text
    database.isPublic = resource["public_network_access_enabled"].bool
    database.requiresTLS = resource["ssl_enforcement_enabled"].bool
    assembly.application.databases.append(database)
    readVersion(
      resource["minimum_tls_version", "ssl_minimal_tls_version_enforced", "minimal_tls_version"], resource, &assembly)
  }

  private static func readCache(_ resource: Resource, into assembly: inout Assembly) {
    var database = database(resource)
    database.isPublic = resource["public_network_access_enabled"].bool
    database.requiresTLS = resource["non_ssl_port_enabled", "enable_non_ssl_port"].bool.map { !$0 }
    assembly.application.databases.append(database)
    readVersion(resource["minimum_tls_version"], resource, &assembly)
  }

  private static func readVersion(_ version: Setting, _ resource: Resource, _ assembly: inout Assembly) {
    guard version.isWritten else { return }
    var door = Distribution(id: resource.id, place: resource.place)
    door.minimumTLS = version.string.map { $0.hasPrefix("TLS") || $0.hasPrefix("Tls") ? $0 : "TLS \($0)" }
    assembly.application.distributions.append(door)
  }

  private static func readNamespace(_ resource: Resource, into assembly: inout Assembly) {
    readVersion(resource["minimum_tls_version"], resource, &assembly)
  }

  private static func readSecret(_ resource: Resource, into assembly: inout Assembly) {
    var secret = StoredSecret(id: resource.id, kind: .secret, place: resource.place)
    secret.name = resource["name"].text
    secret.value = resource["value"].text
    secret.isEncrypted = .known(true, resource.place)
    assembly.application.secrets.append(secret)
  }

  private static func readQueue(_ resource: Resource, into assembly: inout Assembly) {
    var queue = Queue(id: resource.id, place: resource.place)
    queue.name = resource["name"].text
    queue.encryption = .known(.platformKey, resource.place)
    assembly.application.queues.append(queue)
  }

  /// A range from 0.0.0.0 to the end is the whole internet; one address alone of zeros stands for Azure's own services.
  private static func readRule(_ resource: Resource, into assembly: inout Assembly) {
    guard resource["start_ip_address"].string.value == "0.0.0.0",
      resource["end_ip_address"].string.value == "255.255.255.255", let place = resource["end_ip_address"].place
    else { return }
    var group = SecurityGroup(id: resource.id, place: resource.place)
    group.ingress = [
      SecurityGroup.Ingress(
        cidr: .known("0.0.0.0/0", place), fromPort: .known(0, place), toPort: .known(65_535, place), place: place)
    ]
    assembly.application.securityGroups.append(group)
  }
}

/// Rules of networks.
/// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule
enum AzureNetwork {
  static let all: CloudReaders.Table = [
    "azurerm_network_security_group": { resource, assembly in
      read(resource.properties.blocks("security_rule"), of: resource, into: &assembly)
    },
    "azurerm_network_security_rule": { read([$0.properties], of: $0, into: &$1) },
  ]

  private static let everywhere: Set<String> = ["*", "0.0.0.0/0", "Internet", "::/0", "Any", "internet", "any"]

  private static func read(_ rules: [Setting], of resource: Resource, into assembly: inout Assembly) {
    var group = SecurityGroup(id: resource.id, place: resource.place)
    for rule in rules
    where rule["direction"].string.value == "Inbound" && rule["access"].string.value == "Allow" {
      let sources =
        PolicyReader.entries(rule["source_address_prefix"]) + PolicyReader.entries(rule["source_address_prefixes"])
      guard let open = sources.first(where: { everywhere.contains($0.text.literal ?? "") }) else { continue }
      let ports =
        rule["destination_port_range"].isWritten ? rule["destination_port_range"] : rule["destination_port_ranges"]
      group.ingress += PortRange.all(in: ports, at: open.place).map { range in
        SecurityGroup.Ingress(
          cidr: .known("0.0.0.0/0", open.place), fromPort: range.from, toPort: range.to, place: open.place)
      }
    }
    assembly.application.securityGroups.append(group)
  }
}
