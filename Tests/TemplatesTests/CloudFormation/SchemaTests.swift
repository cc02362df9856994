import Core
import Testing

@testable import Templates

/// Who may use the fields of a GraphQL schema.
@Suite struct SchemaTests {
  @Test(arguments: [
    ("type Query { a: ID }", []),
    ("type Query { a(x: [ID!]! = [\"}\"]): [ID!]! @aws_iam }", ["Query.a AWS_IAM"]),
    (
      "type Query @aws_api_key { a: ID b: ID @aws_iam @aws_oidc }",
      ["Query.a API_KEY", "Query.b AWS_IAM OPENID_CONNECT"]
    ),
    ("type Query { a: ID @aws_auth(cognito_groups: [\"x\"]) }", []),
    ("# type Query { a: ID @aws_iam }\n\"\"\"type B { c: ID @aws_iam }\"\"\"\ntype Query { a: ID }", []),
    ("extend type Query implements A & B { \"a: b\" a: ID @deprecated @aws_lambda }", ["Query.a AWS_LAMBDA"]),
    ("type Query { a(", []), ("type", []), ("type Query @", []), ("type Query { a: ID @aws_iam", ["Query.a AWS_IAM"]),
  ])
  func directives(_ schema: String, _ expected: [String]) {
    let rules = FieldDirectives.rules(of: Array(schema.utf8))
    #expect(rules.map { "\($0.path) \($0.modes.joined(separator: " "))" } == expected)
  }

  private static let schema = """
    type Query { order(id: ID!): ID, open: ID @aws_api_key @aws_iam }
    type Mutation { remove: ID @aws_iam }
    """

  private static let resources = """
      Fn: {Type: "AWS::Lambda::Function", Properties: {Handler: a.b}}
      Source: {Type: "AWS::AppSync::DataSource", Properties: {Name: fn, LambdaConfig: {LambdaFunctionArn: !GetAtt Fn.Arn}}}
      A: {Type: "AWS::AppSync::Resolver", Properties: {ApiId: !GetAtt Api.ApiId, TypeName: Query, FieldName: order, DataSourceName: fn}}
      B: {Type: "AWS::AppSync::Resolver", Properties: {ApiId: !GetAtt Api.ApiId, TypeName: Query, FieldName: open, DataSourceName: fn}}
      C: {Type: "AWS::AppSync::Resolver", Properties: {ApiId: !GetAtt Api.ApiId, TypeName: Mutation, FieldName: remove, DataSourceName: fn}}
    """

  @Test(arguments: ["DefinitionS3Location: schema.graphql", "Definition: '\(Self.schema.replacing("\n", with: " "))'"])
  func fieldsOfAppSync(_ definition: String) {
    let reading = Reading(
      """
      Resources:
        Api: {Type: "AWS::AppSync::GraphQLApi", Properties: {AuthenticationType: AMAZON_COGNITO_USER_POOLS}}
        Schema: {Type: "AWS::AppSync::GraphQLSchema", Properties: {ApiId: !GetAtt Api.ApiId, \(definition)}}
      \(Self.resources)
      """, files: ["schema.graphql": Self.schema])
    let api = reading.api("Api")
    let answers = Dictionary(api.routes.map { ($0.path, api.authorization(of: $0).value) }) { first, _ in first }
    #expect(answers["Query.order"] == .authorizer("AMAZON_COGNITO_USER_POOLS"))
    #expect(answers["Query.open"] == .authorizer("API_KEY") && answers["Mutation.remove"] == .iam)
    #expect(api.authorizers.map(\.id) == ["AMAZON_COGNITO_USER_POOLS", "API_KEY"])
  }

  @Test func schemasOfTerraform() {
    let reading = Reading(
      """
      resource "aws_appsync_graphql_api" "api" {
        authentication_type = "AWS_IAM"
        schema              = file("schema.graphql")
      }
      resource "aws_lambda_function" "fn" { handler = "a.b" }
      resource "aws_appsync_datasource" "fn" {
        name = "fn"
        api_id = aws_appsync_graphql_api.api.id
        lambda_config { function_arn = aws_lambda_function.fn.arn }
      }
      resource "aws_appsync_resolver" "open" {
        api_id      = aws_appsync_graphql_api.api.id
        type        = "Query"
        field       = "open"
        data_source = aws_appsync_datasource.fn.name
      }
      """, at: "main.tf", files: ["schema.graphql": Self.schema])
    let api = reading.api("aws_appsync_graphql_api.api")
    #expect(api.routes.map(\.path) == ["Query.open"])
    #expect(api.routes.first?.authorization.value == .authorizer("API_KEY"))
  }
}
