/// How every type of resource that the readers of CloudFormation know is written by Terraform.
enum Shapes {
  static let all: [String: Shape] = [
    FunctionShapes.all, IdentityShapes.all, SecretShapes.all, StorageShapes.all, DatabaseShapes.all,
    MessagingShapes.all, EventShapes.all, GatewayShapes.all, GraphQLShapes.all, OperationsShapes.all,
    NetworkShapes.all,
  ].reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
}
