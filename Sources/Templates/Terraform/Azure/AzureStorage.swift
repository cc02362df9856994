import Core

/// Storage accounts and their containers.
/// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
enum AzureStorage {
  static let accounts: CloudReaders.Table = ["azurerm_storage_account": { readAccount($0, into: &$1) }]
  static let containers: CloudReaders.Table = ["azurerm_storage_container": { readContainer($0, into: &$1) }]

  private static func readAccount(_ resource: Resource, into assembly: inout Assembly) {
    var door = Distribution(id: resource.id, place: resource.place)
    door.viewerProtocol = resource["https_traffic_only_enabled", "enable_https_traffic_only"].bool.map {
      $0 ? "https-only" : "allow-all"
    }
    door.minimumTLS = resource["min_tls_version"].string
    assembly.application.distributions.append(door)
    var bucket = Bucket(id: resource.id, place: resource.place)
    bucket.name = resource["name"].text
    bucket.isVersioned = resource.block("blob_properties")["versioning_enabled"].bool
    bucket.isWebsite = resource["static_website"].presence
    let open = resource["allow_nested_items_to_be_public", "allow_blob_public_access"]
    if open.isWritten, let place = open.place {
      var block = Bucket.PublicAccessBlock(place: place)
      block.blocksPolicies = open.bool.map { !$0 }
      bucket.publicAccessBlock = block
    }
    bucket.cors = cors(resource.block("blob_properties"))
    assembly.application.buckets.append(bucket)
  }

  private static func cors(_ properties: Setting) -> CORS? {
    guard let rule = properties.blocks("cors_rule").first, let place = rule.fullPlace else { return nil }
    var cors = CORS(place: place)
    cors.origins = rule["allowed_origins"].strings
    cors.methods = rule["allowed_methods"].strings
    cors.headers = rule["allowed_headers"].strings
    return cors
  }

  /// "blob" lets anybody read what they can name, "container" lets them list too.
  private static func readContainer(_ resource: Resource, into assembly: inout Assembly) {
    var bucket = Bucket(id: resource.id, place: resource.place)
    bucket.name = resource["name"].text
    let account = resource["storage_account_name", "storage_account_id"].plainText.resource
    let block = assembly.application.bucket(account ?? "")?.publicAccessBlock
    let access = resource["container_access_type"].string
    // An account that keeps its containers closed decides.
    if block?.blocksPolicies.value != true, access.value.map({ $0 != "private" }) == true {
      bucket.acl = access.map { _ in "PublicRead" }
    }
    bucket.encryption = .known(.platformKey, resource.place)
    assembly.application.buckets.append(bucket)
  }
}
