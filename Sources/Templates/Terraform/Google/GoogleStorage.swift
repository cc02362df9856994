import Core

/// Buckets of Cloud Storage and who may use them.
/// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
enum GoogleStorage {
  static let buckets: CloudReaders.Table = ["google_storage_bucket": { read($0, into: &$1) }]

  static let grants: CloudReaders.Table = [
    "google_storage_bucket_iam_member": { grant($0, into: &$1) },
    "google_storage_bucket_iam_binding": { grant($0, into: &$1) },
    "google_storage_bucket_iam_policy": { grant($0, into: &$1) },
    "google_storage_bucket_access_control": { readEntity($0, into: &$1) },
    "google_storage_default_object_access_control": { readEntity($0, into: &$1) },
    "google_storage_object_access_control": { readEntity($0, into: &$1) },
    "google_storage_bucket_acl": { readList($0, into: &$1) },
    "google_storage_default_object_acl": { readList($0, into: &$1) },
  ]

  private static func read(_ resource: Resource, into assembly: inout Assembly) {
    var bucket = Bucket(id: resource.id, place: resource.place)
    bucket.name = resource["name"].text
    bucket.isVersioned = resource.block("versioning")["enabled"].bool
    bucket.hasAccessLog = resource["logging"].presence
    bucket.isWebsite = resource["website"].presence
    let key = resource.block("encryption")["default_kms_key_name"]
    bucket.encryption = key.isWritten ? EncryptionReader.key(key) : .absent
    bucket.cors = cors(resource)
    if resource["public_access_prevention"].string.value == "enforced",
      let place = resource["public_access_prevention"].place
    {
      var block = Bucket.PublicAccessBlock(place: place)
      (block.blocksACLs, block.ignoresACLs) = (.known(true, place), .known(true, place))
      (block.blocksPolicies, block.restrictsBuckets) = (.known(true, place), .known(true, place))
      bucket.publicAccessBlock = block
    }
    assembly.application.buckets.append(bucket)
  }

  private static func cors(_ resource: Resource) -> CORS? {
    let rules = resource.properties.blocks("cors")
    guard let rule = rules.first, let place = rule.fullPlace else { return nil }
    var cors = CORS(place: place)
    cors.origins = rule["origin"].strings
    cors.methods = rule["method"].strings
    cors.headers = rule["response_header"].strings
    return cors
  }

  private static func grant(_ resource: Resource, into assembly: inout Assembly) {
    for grant in GoogleGrant.all(of: resource) {
      guard let everybody = grant.everybody, let role = grant.role.literal else { continue }
      admit(resource["bucket"], deeds(ofRole: role), at: everybody, &assembly)
    }
  }

  /// What a role lets its holder do, as the model calls it. https://cloud.google.com/storage/docs/access-control/iam-roles
  private static func deeds(ofRole role: String) -> [String] {
    let name = role.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch name {
    case "objectviewer", "legacyobjectreader": return ["s3:GetObject", "s3:ListBucket"]
    case "legacybucketreader": return ["s3:ListBucket"]
    case "objectcreator": return ["s3:PutObject"]
    default: return ["s3:GetObject", "s3:ListBucket", "s3:PutObject"]
    }
  }

  private static func readEntity(_ resource: Resource, into assembly: inout Assembly) {
    let entity = resource["entity"]
    guard let place = entity.place, ["allUsers", "allAuthenticatedUsers"].contains(entity.string.value ?? "") else {
      return
    }
    admit(resource["bucket"], deeds(ofAccess: resource["role"].string.value ?? "READER"), at: place, &assembly)
  }

  private static func deeds(ofAccess access: String) -> [String] {
    access == "READER" ? ["s3:GetObject"] : ["s3:GetObject", "s3:PutObject"]
  }

  /// A canned list, or pairs such as "READER:allUsers".
  private static func readList(_ resource: Resource, into assembly: inout Assembly) {
    let canned = resource["predefined_acl"]
    if let name = canned.string.value?.lowercased(), name.hasPrefix("public"), let place = canned.place {
      admit(resource["bucket"], deeds(ofAccess: name.hasSuffix("write") ? "WRITER" : "READER"), at: place, &assembly)
    }
    for pair in PolicyReader.entries(resource["role_entity"]) {
      let parts = pair.text.display.split(separator: ":").map(String.init)
      guard parts.count == 2, ["allUsers", "allAuthenticatedUsers"].contains(parts[1]) else { continue }
      admit(resource["bucket"], deeds(ofAccess: parts[0]), at: pair.place, &assembly)
    }
  }

  private static func admit(_ name: Setting, _ deeds: [String], at place: Place, _ assembly: inout Assembly) {
    let text = name.plainText
    let index = assembly.application.buckets.firstIndex { $0.id == text.resource || $0.name.value == text }
    guard let index else { return }
    var statement = PolicyStatement(place: place)
    statement.principals = [PolicyStatement.Principal(type: "*", value: Text("*"), place: place)]
    statement.actions = deeds.map { PolicyStatement.Entry(Text($0), at: place) }
    assembly.application.buckets[index].policy.append(statement)
  }
}
