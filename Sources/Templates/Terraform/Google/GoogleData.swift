import Core

/// Databases, topics, secrets and keys of Google Cloud.
enum GoogleData {
  static let stores: CloudReaders.Table = [
    "google_sql_database_instance": { readSQL($0, into: &$1) },
    "google_sql_user": { readUser($0, into: &$1) },
    "google_bigquery_dataset": { readDataset($0, into: &$1) },
    "google_redis_instance": { readCache($0, into: &$1) },
    "google_pubsub_topic": { readTopic($0, into: &$1) },
    "google_secret_manager_secret_version": { readSecret($0, into: &$1) },
    "google_kms_crypto_key": { readKey($0, into: &$1) },
  ]

  /// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
  private static func readSQL(_ resource: Resource, into assembly: inout Assembly) {
    var database = Database(id: resource.id, type: "google_sql_database_instance", place: resource.place)
    let network = resource.block("settings", "ip_configuration")
    let everywhere = network.blocks("authorized_networks").first { $0["value"].string.value == "0.0.0.0/0" }
    if let everywhere, let place = everywhere["value"].place { database.isPublic = .known(true, place) }
    database.requiresTLS = network["require_ssl"].bool.orElse(
      network["ssl_mode"].string.map { $0 != "ALLOW_UNENCRYPTED_AND_ENCRYPTED" })
    database.hasBackups = resource.block("settings", "backup_configuration")["enabled"].bool
    database.isDeletionProtected = resource["deletion_protection"].bool
    database.password = resource["root_password"].text
    database.encryption = .known(.platformKey, resource.place)
    assembly.application.databases.append(database)
  }

  private static func readUser(_ resource: Resource, into assembly: inout Assembly) {
    var secret = StoredSecret(id: resource.id, kind: .secret, place: resource.place)
    secret.value = resource["password"].text
    assembly.application.secrets.append(secret)
  }

  /// A dataset that is readable with any account is public.
  private static func readDataset(_ resource: Resource, into assembly: inout Assembly) {
    var database = Database(id: resource.id, type: "google_bigquery_dataset", place: resource.place)
    database.encryption = .known(.platformKey, resource.place)
    let open = resource.properties.blocks("access").first { access in
      access["special_group"].string.value == "allAuthenticatedUsers" || access["iam_member"].string.value == "allUsers"
    }
    if let place = open?["special_group", "iam_member"].place { database.isPublic = .known(true, place) }
    assembly.application.databases.append(database)
  }

  private static func readCache(_ resource: Resource, into assembly: inout Assembly) {
    var database = Database(id: resource.id, type: "google_redis_instance", place: resource.place)
    database.requiresTLS = resource["transit_encryption_mode"].string.map { $0 == "SERVER_AUTHENTICATION" }
    database.encryption = .known(.platformKey, resource.place)
    assembly.application.databases.append(database)
  }

  private static func readTopic(_ resource: Resource, into assembly: inout Assembly) {
    var topic = Topic(id: resource.id, place: resource.place)
    topic.name = resource["name"].text
    topic.encryption = resource["kms_key_name"].isWritten ? EncryptionReader.key(resource["kms_key_name"]) : .absent
    assembly.application.topics.append(topic)
  }

  private static func readSecret(_ resource: Resource, into assembly: inout Assembly) {
    var secret = StoredSecret(id: resource.id, kind: .secret, place: resource.place)
    secret.value = resource["secret_data"].text
    secret.isEncrypted = .known(true, resource.place)
    assembly.application.secrets.append(secret)
  }

  /// A key rotates when a period is set. https://cloud.google.com/kms/docs/key-rotation
  private static func readKey(_ resource: Resource, into assembly: inout Assembly) {
    var key = Key(id: resource.id, place: resource.place)
    key.rotates = resource["rotation_period"].presence
    key.isAsymmetric = resource["purpose"].string.map { $0 != "ENCRYPT_DECRYPT" }
    assembly.application.keys.append(key)
  }
}

/// Firewalls and policies of TLS.
enum GoogleNetwork {
  static let all: CloudReaders.Table = [
    "google_compute_firewall": { readFirewall($0, into: &$1) },
    "google_compute_ssl_policy": { readPolicy($0, into: &$1) },
  ]

  private static func readFirewall(_ resource: Resource, into assembly: inout Assembly) {
    guard resource["direction"].string.value != "EGRESS" else { return }
    var group = SecurityGroup(id: resource.id, place: resource.place)
    for range in PolicyReader.entries(resource["source_ranges"]) {
      guard let cidr = range.text.literal else { continue }
      for rule in resource.properties.blocks("allow") {
        group.ingress += PortRange.all(in: rule["ports"], at: rule.place ?? range.place).map { ports in
          SecurityGroup.Ingress(
            cidr: .known(cidr, range.place), fromPort: ports.from, toPort: ports.to, place: range.place)
        }
      }
    }
    assembly.application.securityGroups.append(group)
  }

  private static func readPolicy(_ resource: Resource, into assembly: inout Assembly) {
    var door = Distribution(id: resource.id, place: resource.place)
    door.minimumTLS = resource["min_tls_version"].string
    assembly.application.distributions.append(door)
  }
}

/// Ports as firewalls write them: "80", "8000-9000", "*".
struct PortRange {
  var from: Known<Int>
  var to: Known<Int>

  /// Every port when none are named.
  static func all(in ports: Setting, at place: Place) -> [PortRange] {
    let written = PolicyReader.entries(ports)
    if written.isEmpty { return [PortRange(from: .known(0, place), to: .known(65_535, place))] }
    return written.compactMap { entry in entry.text.literal.map { PortRange($0, at: entry.place) } }
  }

  init(from: Known<Int>, to: Known<Int>) { (self.from, self.to) = (from, to) }

  init(_ text: String, at place: Place) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    if let first = parts.first, let last = parts.last {
      (from, to) = (.known(first, place), .known(last, place))
    } else {
      (from, to) = (.known(0, place), .known(65_535, place))
    }
  }
}
