package import Core

/// How the resources of an application are named in policies: which text means which resource, and what its ARN is.
package struct ResourceNaming: Sendable {
  private var kinds: [String: ResourceKind] = [:]
  /// Physical names that the template gives, by resource id.
  private var names: [String: Text] = [:]
  /// Ids by service, type and literal name.
  private var ids: [String: String] = [:]
  private let table: PermissionTable

  package init(_ application: Application, _ table: PermissionTable = .builtIn) {
    self.table = table
    for resource in application.resources { kinds[resource.id] = table.kind(ofResource: resource.type) }
    for function in application.functions where kinds[function.id] == nil {
      kinds[function.id] = table.kind(ofResource: "AWS::Lambda::Function")
    }
    names = application.physicalNames
    for (id, name) in names.sorted(by: { $0.key < $1.key }) {
      if let kind = kinds[id], let literal = name.literal, !literal.isEmpty { ids[Self.key(kind, literal)] = id }
    }
  }

  private static func key(_ kind: ResourceKind, _ name: String) -> String { "\(kind.service) \(kind.type) \(name)" }

  package func kind(of id: String) -> ResourceKind? { kinds[id] }

  /// The resource that a whole text means: by `Ref`, by an attribute, or by its literal name or ARN.
  /// - Parameter type: the resource type that is expected, with the prefix of its service.
  package func resource(_ text: Text, service: String, type: String) -> String? {
    if let (id, attribute) = text.attribute {
      guard let kind = kinds[id], isOf(id, service, type) else { return nil }
      return attribute == "Ref" || attribute == kind.arnAttribute || attribute == kind.nameAttribute ? id : nil
    }
    guard let literal = text.literal else {
      return names.first { $0.value == text && isOf($0.key, service, type) }?.key
    }
    let name = literal.split(whereSeparator: { $0 == ":" || $0 == "/" }).last.map(String.init) ?? literal
    return ids["\(service) \(type) \(name)"]
  }

  private func isOf(_ id: String, _ service: String, _ type: String) -> Bool {
    kinds[id].map { $0.service == service && $0.type == type } ?? false
  }

  /// The service that an ARN belongs to, by the ARN's own words or by the resource that it is an attribute of.
  package func service(ofARN text: Text) -> String? {
    if let id = text.resource, let kind = kinds[id] { return kind.service }
    let parts = text.knownPrefix.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 2 && parts[0] == "arn" ? String(parts[2]) : nil
  }

  /// The ARN of a resource of the template, as a policy in it would write it.
  package func arn(of id: String) -> Text? {
    guard let kind = kinds[id] else { return nil }
    if kind.reference == .arn { return Text(pieces: [.attribute(of: id, name: "Ref")]) }
    if let attribute = kind.arnAttribute { return Text(pieces: [.attribute(of: id, name: attribute)]) }
    guard kind.reference == .name, let form = form(kind) else { return nil }
    // Names that are paths stand in their ARN without the first slash, which `Ref` has.
    if let name = names[id], name.knownPrefix.hasPrefix("/") { return form.filled(with: [name.withoutLeadingSlash]) }
    return form.filled(with: [Text(pieces: [.attribute(of: id, name: "Ref")])])
  }

  /// Whether an ARN is an attribute that ends with more than the resource's own ARN, so that nothing can follow it.
  func hasTail(_ arn: Text) -> Bool {
    guard let (id, attribute) = arn.attribute, let kind = kinds[id] else { return false }
    return attribute == kind.arnAttribute && !kind.tail.isEmpty
  }

  /// The form of the ARNs of a kind of resource.
  package func form(_ kind: ResourceKind) -> ARNForm? {
    table.service(kind.service)?.type(kind.type).map { ARNForm($0.arn) }
  }

  // MARK: Comparing

  /// A text of a policy in the form in which it is compared: attributes of one resource that mean the same become the same.
  package func pattern(_ text: Text) -> ResourcePattern {
    var pattern = ResourcePattern()
    for piece in text.pieces {
      switch piece {
      case .literal(let literal): pattern.append(literal)
      case .attribute(let id, let name): pattern.append(self.pattern(of: id, name))
      case .unknown(let what): pattern.append(Self.pattern(ofUnknown: what))
      }
    }
    return pattern
  }

  /// Parts that the deployment knows; partitions are taken for the common one.
  private static func pattern(ofUnknown what: String) -> ResourcePattern {
    if what == "AWS::Partition" { return ResourcePattern("aws") }
    var pattern = ResourcePattern()
    pattern.append(.token(what))
    return pattern
  }

  private func pattern(of id: String, _ attribute: String) -> ResourcePattern {
    var unknown = ResourcePattern()
    unknown.append(.token("\(id).\(attribute)"))
    guard let kind = kinds[id] else { return unknown }
    let isReference = attribute == "Ref"
    if attribute == kind.nameAttribute || isReference && kind.reference == .name { return namePattern(id) }
    guard attribute == kind.arnAttribute || isReference && kind.reference == .arn, let form = form(kind) else {
      return unknown
    }
    var whole = pattern(
      form.filled(with: [Text(pieces: [.unknown("the name of \(id)")])]), name: namePattern(id), of: id)
    if attribute == kind.arnAttribute { whole.append(kind.tail) }
    return whole
  }

  /// The name, where the template gives one, else a part of its own.
  private func namePattern(_ id: String) -> ResourcePattern {
    if let name = names[id], name.resource != id { return pattern(name) }
    var pattern = ResourcePattern()
    pattern.append(.token("the name of \(id)"))
    return pattern
  }

  private func pattern(_ arn: Text, name: ResourcePattern, of id: String) -> ResourcePattern {
    var whole = ResourcePattern()
    for unit in pattern(arn).units {
      if unit == .token("the name of \(id)") { whole.append(name) } else { whole.append(unit) }
    }
    return whole
  }
}

extension Application {
  /// The names that the template gives to its resources, by id.
  fileprivate var physicalNames: [String: Text] {
    var names: [String: Text] = [:]
    func add(_ id: String, _ name: Known<Text>) { names[id] = name.value }
    for bucket in buckets { add(bucket.id, bucket.name) }
    for table in tables { add(table.id, table.name) }
    for queue in queues { add(queue.id, queue.name) }
    for topic in topics { add(topic.id, topic.name) }
    for stream in streams { add(stream.id, stream.name) }
    for bus in buses { add(bus.id, bus.name) }
    for machine in stateMachines { add(machine.id, machine.name) }
    for function in functions { add(function.id, function.name) }
    for secret in secrets { add(secret.id, secret.name) }
    for group in logGroups { add(group.id, group.name) }
    for role in roles where !role.isImplicit { add(role.id, role.name) }
    return names
  }
}
