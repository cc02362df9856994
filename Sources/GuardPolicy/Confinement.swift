/// What the function's own processes may do while they run. Where the policy says nothing of it, they are not confined.
package struct Confinement: Sendable {
  /// Starting processes, by `fork`, `clone` or `execve`.
  package var children = Policy.Mode.off
  /// Whether processes may be started until the first event, for runtimes that scripts start.
  package var startMayLaunch = false
  /// Connections and datagrams to other places than `destinations`.
  package var connections = Policy.Mode.off
  package var destinations: [Destination] = []
  /// Connections to the Runtime API past the guard.
  package var runtimeAPI = Policy.Mode.off
  /// Changes of files outside `writablePaths`.
  package var writes = Policy.Mode.off
  package var writablePaths = ["/tmp"]
  /// Reading the function's own code once it has started.
  package var sources = Policy.Mode.off
  /// Where that code is; empty for the folder that the platform names in `LAMBDA_TASK_ROOT`.
  package var sourcePaths: [String] = []
  /// What happens where the kernel does not allow it.
  package var onFailure = Policy.Failure.closed

  package init() {}

  /// Every rule with its mode, by the names that audit lines use.
  package var modes: [(rule: String, mode: Policy.Mode)] {
    [
      ("children", children), ("connect", connections), ("runtime-api", runtimeAPI), ("write", writes),
      ("source", sources),
    ]
  }

  /// Whether anything is looked at.
  package var isActive: Bool { modes.contains { $0.mode != .off } }
  /// Whether anything is kept from happening.
  package var blocks: Bool { modes.contains { $0.mode == .block } }
}

extension PolicyParts {
  /// - Parameter onFailure: what the policy says for the guard as a whole.
  func confinement(_ part: PolicyObject, onFailure: Policy.Failure) -> Confinement {
    var object = part
    var confinement = Confinement()
    confinement.children = object.choice("children", of: Policy.Mode.self) ?? .off
    confinement.startMayLaunch = object.flag("start-may-launch") ?? false
    confinement.runtimeAPI = object.choice("runtime-api", of: Policy.Mode.self) ?? .off
    if let rule = rule("connect", list: "to", &object) {
      confinement.connections = rule.mode
      confinement.destinations = rule.entries.compactMap { destination($0) }
    }
    if let rule = rule("write", list: "paths", &object) {
      confinement.writes = rule.mode
      confinement.writablePaths = rule.entries.compactMap { path($0) }
    }
    if let rule = rule("source", list: "paths", &object) {
      confinement.sources = rule.mode
      confinement.sourcePaths = rule.entries.compactMap { path($0) }
    }
    confinement.onFailure = object.choice("on-failure", of: Policy.Failure.self) ?? onFailure
    object.finish()
    return confinement
  }

  private func rule(
    _ name: String, list: String, _ object: inout PolicyObject
  ) -> (mode: Policy.Mode, entries: [PolicyValue])? {
    guard var rule = object.object(name) else { return nil }
    let mode = rule.choice("mode", of: Policy.Mode.self) ?? .block
    let entries = rule.list(list)
    rule.finish()
    return (mode, entries)
  }

  private func destination(_ value: PolicyValue) -> Destination? {
    guard let text = text(value) else { return nil }
    if let destination = Destination(text) { return destination }
    faults.add(value.offset, "'\(text)' is no name, address or network, each with or without a port")
    return nil
  }

  private func path(_ value: PolicyValue) -> String? {
    guard let text = text(value) else { return nil }
    if text.hasPrefix("/") { return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text }
    faults.add(value.offset, "'\(text)' is no absolute path")
    return nil
  }

  private func text(_ value: PolicyValue) -> String? {
    if case .string(let text) = value.content { return text }
    faults.add(value.offset, "expected a string, not \(value.kind)")
    return nil
  }
}
