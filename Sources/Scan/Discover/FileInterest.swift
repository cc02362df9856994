import Core

/// Which files are worth reading, by name alone.
enum FileInterest {
  private static let extensions: Set<String> = [
    // code
    "py", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx",
    // templates, settings, manifests
    "yaml", "yml", "json", "template", "tf", "tofu", "tfvars", "tftpl", "tpl", "bicep", "toml", "ini", "cfg", "conf",
    "properties", "env", "txt", "lock", "in",
    // places where secrets are kept
    "pem", "key", "sh", "envrc", "xml", "graphql", "vtl",
  ]

  private static let names: Set<String> = [
    "Dockerfile", "Pipfile", "Makefile", "Procfile", ".npmrc", ".yarnrc", ".pypirc", "pip.conf", ".netrc", ".pgpass",
    "credentials", "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa",
  ]

  static func wants(_ path: String) -> Bool {
    let name = Path.name(of: path)
    if isMinified(name) { return false }
    if path.hasPrefix(".terraform/") || path.contains("/.terraform/") { return isModule(name) }
    if names.contains(name) || name.hasPrefix(".env") || name.hasPrefix("Dockerfile.") { return true }
    return extensions.contains(Path.pathExtension(of: path))
  }

  /// Of the modules that `terraform init` fetched only the configuration counts: it says what is deployed, and the rest
  /// is not the user's.
  private static func isModule(_ name: String) -> Bool {
    name == "modules.json" || name.hasSuffix(".tf.json")
      || ["tf", "tofu", "tftpl", "tpl"].contains(Path.pathExtension(of: name))
  }

  private static func isMinified(_ name: String) -> Bool {
    [".min.js", ".min.mjs", ".min.cjs", ".bundle.js", "-min.js", ".d.ts"].contains { name.hasSuffix($0) }
  }
}
