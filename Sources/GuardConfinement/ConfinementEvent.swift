package import GuardPolicy

/// Something that a process of the function did, or was kept from doing.
package struct ConfinementEvent: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    /// A process was to be started; the program, where one was named.
    case process(program: String)
    /// A numeric address or a socket's path, the port, and the name that the address belongs to, where it is known.
    case connection(address: String, port: Int, name: String)
    case file(path: String, operation: FileOperation)
    /// The confinement itself: that it holds, or why it does not.
    case confinement(state: String)
  }

  package enum FileOperation: String, Sendable {
    case read, write, create, delete, rename
  }

  /// The name of the rule: "children", "connect", "runtime-api", "write", "source", or "confinement".
  package var rule: String
  package var mode: Policy.Mode
  package var subject: Subject
  /// The process and the name that it goes by.
  package var process: Int
  package var command: String

  package init(rule: String, mode: Policy.Mode, subject: Subject, process: Int, command: String) {
    self.rule = rule
    self.mode = mode
    self.subject = subject
    self.process = process
    self.command = command
  }
}
