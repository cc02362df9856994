import Core

/// Where the code of a Cloud Function is: in the archive that is uploaded as an object of a bucket.
enum GoogleCode {
  /// Adds the path of the code as `Code`.
  static func set(_ properties: inout Properties, _ instance: Instance) {
    guard let (object, entry, runtime) = source(of: instance) else { return }
    let archives = CodeArchives(instance)
    guard let file = archives.uploaded(object), case .path(let path) = archives.contents(file) else { return }
    let module = runtime?.literal?.hasPrefix("python") == true ? "main" : "index"
    var search = Properties()
    search.set("Handler", Value("\(module).\(entry?.literal ?? "")", at: path.place), at: path.place)
    if let runtime { search.set("Runtime", runtime, at: path.place) }
    let found = HandlerSearch(search, instance.scope.world).folder(for: path)
    properties.set("Code", found.map { Value($0, at: path.place) } ?? path, at: path.place)
  }

  private static func source(of instance: Instance) -> (object: Value, entry: Value?, runtime: Value?)? {
    let contents = instance.read()
    switch instance.type {
    case "google_cloudfunctions_function":
      return contents["source_archive_object"].map { ($0, contents["entry_point"], contents["runtime"]) }
    case "google_cloudfunctions2_function":
      let build = contents["build_config"]?.items?.first
      let storage = build?["source"]?.items?.first?["storage_source"]?.items?.first
      return storage?["object"].map { ($0, build?["entry_point"], build?["runtime"]) }
    default: return nil
    }
  }
}
