import Core

/// Reads the requirements that `setup.py` and `setup.cfg` list as text. What a script computes is not seen.
enum SetupScript {
  /// `install_requires = [ "…", "…" ]` in a script.
  static func script(_ file: SourceFile) -> ManifestContent {
    var content = ManifestContent()
    guard let name = file.bytes[...].firstRange(of: "install_requires"),
      let open = file.bytes[name.upperBound...].prefix(8).firstIndex(of: UInt8(ascii: "["))
    else { return content }
    var offset = open + 1
    while offset < file.bytes.count, file.bytes[offset] != UInt8(ascii: "]") {
      let byte = file.bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let end = file.bytes[(offset + 1)...].firstIndex(of: byte) ?? file.bytes.count
        add(file.bytes[(offset + 1)..<end], file, &content)
        offset = end
      } else if byte == UInt8(ascii: "#") {
        offset = file.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      }
      offset += 1
    }
    return content
  }

  /// The indented lines under `install_requires =` in a configuration file.
  static func configuration(_ file: SourceFile) -> ManifestContent {
    var content = ManifestContent()
    var isInList = false
    for line in TextLine.lines(of: file.bytes) where !line.isBlank {
      if line.indentation == 0 {
        isInList = line.text.hasPrefix("install_requires")
        guard isInList, let equals = line.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
        add(line.bytes[(equals + 1)...], file, &content)
      } else if isInList, line.bytes.trimmed.first != UInt8(ascii: "#") {
        add(line.bytes, file, &content)
      }
    }
    return content
  }

  private static func add(_ bytes: ArraySlice<UInt8>, _ file: SourceFile, _ content: inout ManifestContent) {
    guard let requirement = PythonRequirement(bytes) else { return }
    content.dependencies.append(requirement.declared(in: file))
  }
}
