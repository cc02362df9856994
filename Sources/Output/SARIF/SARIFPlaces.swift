import Core

/// Locations in the words of SARIF: addresses relative to the scanned folder, columns in code points.
struct SARIFPlaces {
  /// What the relative addresses are relative to.
  static let base = "SRCROOT"

  let lines: SourceLines
  let applications: [Application]

  func writePhysical(_ place: Place, to out: inout JSONWriter) {
    out.object("physicalLocation") { out in
      writeArtifact(place, to: &out)
      out.object("region") { writeRegion(place, to: &$0, withSnippet: true) }
    }
  }

  /// Every function and resource that the finding concerns, then its application.
  func writeLogical(_ finding: Finding, to out: inout JSONWriter) {
    guard applications.indices.contains(finding.application) else { return }
    let application = applications[finding.application]
    out.array("logicalLocations", finding.subjects) { out, subject in
      out.object { out in
        out.field("name", subject)
        out.field("fullyQualifiedName", "\(application.name)/\(subject)")
        out.field("kind", application.function(subject) == nil ? "resource" : "function")
      }
    }
  }

  /// The edits of one file.
  func writeChange(_ edits: [Fix.Edit], to out: inout JSONWriter) {
    if let first = edits.first { writeArtifact(first.place, to: &out) }
    out.array("replacements", edits) { out, edit in
      out.object { out in
        out.object("deletedRegion") { writeRegion(edit.place, to: &$0, withSnippet: false) }
        out.object("insertedContent") { $0.field("text", edit.replacement) }
      }
    }
  }

  private func writeArtifact(_ place: Place, to out: inout JSONWriter) {
    out.object("artifactLocation") { out in
      out.field("uri", Self.uri(lines.path(place)))
      out.field("uriBaseId", Self.base)
    }
  }

  private func writeRegion(_ place: Place, to out: inout JSONWriter, withSnippet: Bool) {
    let start = lines.start(place)
    let end = lines.end(place)
    out.field("startLine", start.line)
    out.field("startColumn", codePointColumn(start, of: place))
    out.field("endLine", end.line)
    out.field("endColumn", codePointColumn(end, of: place))
    if withSnippet {
      let text = String(decoding: lines.line(start.line, of: place).prefix(400), as: UTF8.self)
      if !text.isEmpty { out.object("snippet") { $0.field("text", text) } }
    }
  }

  /// A column in bytes as one in code points.
  private func codePointColumn(_ position: LineColumn, of place: Place) -> Int {
    let before = lines.line(position.line, of: place).prefix(position.column - 1)
    return before.count { $0 & 0xC0 != 0x80 } + 1
  }

  /// A relative reference: what has a meaning of its own in a URI is escaped.
  /// https://www.rfc-editor.org/rfc/rfc3986#section-3.3
  static func uri(_ path: String) -> String {
    let plain = Set("/-._~!$&'()*+,;=@".utf8)
    var uri = ""
    for byte in path.utf8 {
      let isWord = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      if isWord || plain.contains(byte) {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }
}
