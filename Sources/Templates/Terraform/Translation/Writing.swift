import Core

// Writing the translation down as a template, and reading that.
extension Translation {
  /// The application of everything that was added; nil when nothing would be deployed.
  func application(
    lead: SourceFile, sections: [(name: String, fields: [Value.Field])], world: World
  ) -> Application? {
    var writer = NodeWriter()
    let place = lead.whole
    var entries = sections.compactMap { name, fields in
      writer.node(Value(.object(fields), at: place)).map { Node.Entry(key: name, keyPlace: place, value: $0) }
    }
    entries.append(Node.Entry(key: "Resources", keyPlace: place, value: resources(&writer, at: place)))
    if writer.isFull {
      world.report(Diagnostic(.incomplete, "the configuration is too large to be read whole", at: place))
    }
    guard let template = Template(Node(.mapping(entries), place: place), file: lead) else { return nil }
    return application(of: template, lead, world)
  }

  private func application(of template: Template, _ lead: SourceFile, _ world: World) -> Application {
    let library = Library(from: lead, template, in: world.tree)
    var assembly = Assembly(template, in: world.tree)
    assembly.add(Stack.make(template, library: library))
    assembly.assemble()
    for diagnostic in assembly.diagnostics { world.report(diagnostic) }
    var application = assembly.application
    application.format = .terraform
    application.resources = application.resources.compactMap { entry in
      guard !companions.contains(entry.id) else { return nil }
      guard entry.type.hasPrefix(Self.foreignPrefix) else { return entry }
      let type = String(entry.type.dropFirst(Self.foreignPrefix.count))
      return ResourceEntry(id: entry.id, type: type, place: entry.place)
    }
    return application
  }

  /// The section of resources.
  private func resources(_ writer: inout NodeWriter, at place: Place) -> Node {
    let entries = drafts.map { id, draft in
      Node.Entry(key: id, keyPlace: draft.place, value: Self.node(draft, &writer))
    }
    return Node(.mapping(entries), place: place)
  }

  private static func node(_ draft: Draft, _ writer: inout NodeWriter) -> Node {
    let type = Node(.scalar(draft.type, .plain), place: draft.place)
    var entries = [Node.Entry(key: "Type", keyPlace: draft.place, value: type)]
    let fields = draft.properties.fields.filter { $0.name != metadata }
    if let properties = writer.node(Value(.object(fields), at: draft.place)) {
      entries.append(Node.Entry(key: "Properties", keyPlace: draft.place, value: properties))
    }
    if let metadata = draft.properties[metadata], let node = writer.node(metadata) {
      entries.append(Node.Entry(key: "Metadata", keyPlace: draft.place, value: node))
    }
    return Node(.mapping(entries), place: draft.place)
  }
}
