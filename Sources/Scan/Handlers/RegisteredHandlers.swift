import Core

/// Modules of JavaScript that register their handlers with a library when they are loaded. What they register, and for
/// which trigger, the catalogue knows.
/// https://github.com/GoogleCloudPlatform/functions-framework-nodejs,
/// https://learn.microsoft.com/azure/azure-functions/functions-reference-node, https://firebase.google.com/docs/functions
struct RegisteredHandlers {
  private let file: SourceFile
  private static let libraries: [(name: String, calls: [String], cloud: Application.Cloud)] = [
    ("@google-cloud/functions-framework", [".http(", ".cloudEvent("], .google),
    (
      "@azure/functions",
      ["app.http(", "app.get(", "app.post(", "app.put(", "app.storage", "app.service", "app.event"], .azure
    ),
    (
      "firebase-functions", ["onRequest(", "onCall(", ".onCreate(", ".onWrite(", ".onFinalize(", ".onPublish("], .google
    ),
  ]

  init(_ file: SourceFile) { self.file = file }

  func find() -> [HandlerSignature] {
    for library in Self.libraries {
      guard let place = file.mention(library.name), library.calls.contains(where: file.mentions) else { continue }
      return [HandlerSignature(name: "", place: place, cloud: library.cloud)]
    }
    return []
  }
}

extension SourceFile {
  func mentions(_ text: String) -> Bool { mention(text) != nil }

  /// Where a text stands first in the file.
  func mention(_ text: String) -> Place? {
    let word = Array(text.utf8)
    guard let first = word.first, bytes.count >= word.count else { return nil }
    for start in 0...(bytes.count - word.count) where bytes[start] == first {
      if bytes[start..<(start + word.count)].elementsEqual(word) { return place(start..<(start + word.count)) }
    }
    return nil
  }
}
