import Core

/// What `aws_sqs_queue.jobs.arn` and its kind are: the resource's own settings where they are written, or else a
/// reference to the resource.
enum InstanceAttributes {
  /// Arguments that name the resource: a reference says more than their value.
  private static let naming: Set<String> = [
    "id", "arn", "name", "bucket", "function_name", "identifier", "cluster_identifier", "url", "domain_name",
  ]

  /// Providers whose resources make values and are nothing in a cloud.
  private static let makersOfValues: Set<String> = [
    "random", "null", "time", "local", "tls", "template", "archive", "external", "http", "terraform",
  ]

  static func value(_ name: String, of instance: Instance, at place: Place) -> Value {
    if instance.group.isData || isMaker(instance.type) {
      return DataSources.attribute(name, of: instance, at: place)
    }
    if name == "identity", provider(of: instance.type) == "azurerm" { return identity(of: instance.id, at: place) }
    if !naming.contains(name) {
      if let value = instance.argument(name) { return value }
      if !instance.block.body.blocks(name).isEmpty, let value = instance.read()[name] { return value }
    }
    return Value(.string([reference(instance.id, name, at: place)]), at: place)
  }

  /// The identity that the platform makes for an app, which only the app is known by.
  private static func identity(of id: String, at place: Place) -> Value {
    let principal = Value(.string([reference(id, "principal_id", at: place)]), at: place)
    let field = Value.Field(name: "principal_id", namePlace: place, value: principal)
    return Value(.list([Value(.object([field]), at: place)]), at: place)
  }

  static func isMaker(_ type: String) -> Bool { makersOfValues.contains(provider(of: type)) }

  /// "aws_s3_bucket" belongs to "aws".
  static func provider(of type: String) -> String { String(type.prefix { $0 != "_" }) }

  static func reference(_ id: String, _ name: String, at place: Place) -> Value.Fragment {
    Value.Fragment(piece: .attribute(of: id, name: attributeName(name)), place: place)
  }

  /// The attribute in CloudFormation's words, in which the application is written down.
  private static func attributeName(_ name: String) -> String {
    switch name {
    case "id", "name", "bucket", "function_name", "url": "Ref"
    default: PascalCase.of(name)
    }
  }
}

/// "source_code_hash" is "SourceCodeHash" in CloudFormation.
enum PascalCase {
  static func of(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
