package import Core

/// The actions of one service, by the prefix of their names.
package struct ServiceActions: Sendable {
  /// One action, such as "GetObject".
  package struct Action: Sendable {
    package var name: String
    package var level: AccessLevel
    /// The resource types that it can be limited to, by index in `types`; none when only `*` works.
    package var types: [Int]
    /// Whether a call must name something of one of the types; otherwise it may be about nothing in particular.
    package var isAboutResources: Bool

    package init(name: String, level: AccessLevel, types: [Int], isAboutResources: Bool = true) {
      (self.name, self.level, self.types, self.isAboutResources) = (name, level, types, isAboutResources)
    }
  }

  /// A kind of resource and the form of its ARN, as in "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}".
  package struct ResourceType: Sendable {
    package var name: String
    package var arn: String

    package init(name: String, arn: String) { (self.name, self.arn) = (name, arn) }
  }

  /// In lower case, as in "s3".
  package var prefix: String
  package var types: [ResourceType]
  package private(set) var actions: [Action]
  /// By name in lower case.
  private var numbers: [String: Int] = [:]

  package init(prefix: String, types: [ResourceType], actions: [Action]) {
    (self.prefix, self.types, self.actions) = (prefix, types, actions)
    reindex()
  }

  private mutating func reindex() {
    numbers = Dictionary(
      actions.enumerated().map { ($0.element.name.lowercased(), $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds an action.
  package mutating func add(_ action: Action) {
    numbers[action.name.lowercased()] = actions.count
    actions.append(action)
  }

  /// The index of an action, in any case.
  package func index(of name: String) -> Int? { numbers[name.lowercased()] }

  package func action(_ name: String) -> Action? { index(of: name).map { actions[$0] } }

  package func type(_ name: String) -> ResourceType? { types.first { $0.name == name } }

  /// The indices of the actions that a pattern of names in lower case includes.
  package func indices(matching pattern: String) -> [Int] {
    if pattern == "*" { return Array(actions.indices) }
    guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else {
      return numbers[pattern].map { [$0] } ?? []
    }
    return numbers.compactMap { Wildcard.matches(pattern, $0.key) ? $0.value : nil }.sorted()
  }
}

extension ServiceActions {
  /// Adds itself as the record of its prefix.
  package func pack(into writer: inout PackedWriter) {
    writer.append(types) { writer, type in
      writer.append(type.name)
      writer.append(type.arn)
    }
    writer.append(actions) { writer, action in
      writer.append(action.name)
      writer.append(action.level.rawValue)
      writer.append(action.isAboutResources ? 1 : 0)
      writer.append(action.types) { $0.append($1) }
    }
  }

  package init?(prefix: String, _ reader: inout PackedReader) {
    let types = reader.list { reader -> ResourceType? in
      guard let name = reader.text(), let arn = reader.text() else { return nil }
      return ResourceType(name: name, arn: arn)
    }
    let actions = reader.list { reader -> Action? in
      guard let name = reader.text(), let level = reader.number().flatMap(AccessLevel.init(rawValue:)),
        let mark = reader.number(), let types = reader.list({ $0.number() })
      else { return nil }
      return Action(name: name, level: level, types: types, isAboutResources: mark == 1)
    }
    guard let types, let actions else { return nil }
    self.init(prefix: prefix, types: types, actions: actions)
  }
}
