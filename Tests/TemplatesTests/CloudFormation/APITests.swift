import Core
import Testing

@testable import Templates

@Suite("APIs and their routes")
struct APITests {
  private func authorization(_ reading: Reading, _ api: String, _ path: String) -> Authorization? {
    let api = reading.api(api)
    return api.routes.first { $0.path == path }.flatMap { api.authorization(of: $0).value }
  }

  @Test func eventsOfSAMAreRoutes() {
    let reading = Reading(
      """
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: prod
            Cors: "'*'"
            AccessLogSetting: {DestinationArn: arn:x}
            MethodSettings: [{ResourcePath: "/*", HttpMethod: "*", LoggingLevel: INFO, ThrottlingRateLimit: 100}]
            Auth:
              DefaultAuthorizer: Pool
              Authorizers:
                Pool: {UserPoolArn: !GetAtt Users.Arn}
                Code: {FunctionArn: !GetAtt Check.Arn}
        Users: {Type: "AWS::Cognito::UserPool"}
        Check: {Type: "AWS::Serverless::Function"}
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              A: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /a, Method: get}}
              B: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /b, Method: any, Auth: {Authorizer: NONE}}}
              C: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /c, Method: post, Auth: {Authorizer: AWS_IAM, ApiKeyRequired: true}}}
              D: {Type: Api, Properties: {RestApiId: !ImportValue api, Path: /d, Method: get}}
      """)
    let api = reading.api("Api")
    #expect(authorization(reading, "Api", "/a") == .authorizer("Pool"))
    #expect(authorization(reading, "Api", "/b") == Authorization.none)
    #expect(authorization(reading, "Api", "/c") == .iam)
    #expect(authorization(reading, "${export api}", "/d") == nil)
    #expect(api.routes.map(\.method) == ["GET", "ANY", "POST"])
    #expect(api.routes.last?.requiresAPIKey.value == true)
    #expect(api.authorizers.map(\.kind) == [.cognito, .lambda])
    #expect(api.cors?.origins.value == ["*"])
    #expect(api.hasAccessLog.value == true && api.throttlingRate.value == 100 && api.executionLogging.value == "INFO")
    #expect(reading.function("Check").triggers.map(\.kind) == [.apiGatewayAuthorizer])
    #expect(reading.function("Fn").triggers.map(\.kind) == Array(repeating: .apiGatewayREST, count: 4))
    let reference = reading.function("Fn").triggers.first?.route
    #expect(reference.map { reading.application.route($0).route.path } == "/a")
    #expect(reading.text(api.routes.first?.place) == "A")
  }

  @Test func implicitAPIsTakeTheGlobals() {
    let reading = Reading(
      """
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Api: {Auth: {DefaultAuthorizer: AWS_IAM, ApiKeyRequired: true}}
        HttpApi: {Auth: {DefaultAuthorizer: Token, Authorizers: {Token: {JwtConfiguration: {issuer: "https://i"}}}}}
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              A: {Type: Api, Properties: {Path: /a, Method: get}}
              B: {Type: HttpApi, Properties: {Path: /b, Method: get}}
              C: {Type: HttpApi}
      """)
    #expect(reading.api("ServerlessRestApi").isImplicit)
    #expect(authorization(reading, "ServerlessRestApi", "/a") == .iam)
    #expect(reading.api("ServerlessRestApi").routes.first?.requiresAPIKey.value == true)
    #expect(authorization(reading, "ServerlessHttpApi", "/b") == .authorizer("Token"))
    #expect(reading.api("ServerlessHttpApi").routes.last?.path == "$default")
    #expect(reading.text(reading.api("ServerlessRestApi").place) == "A")
  }

  @Test func partsOfARESTAPI() {
    let reading = Reading(
      """
      Resources:
        Api: {Type: "AWS::ApiGateway::RestApi", Properties: {EndpointConfiguration: {Types: [PRIVATE]}}}
        Parent: {Type: "AWS::ApiGateway::Resource", Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: users}}
        Child: {Type: "AWS::ApiGateway::Resource", Properties: {RestApiId: !Ref Api, ParentId: !Ref Parent, PathPart: "{id}"}}
        Auth: {Type: "AWS::ApiGateway::Authorizer", Properties: {RestApiId: !Ref Api, Type: COGNITO_USER_POOLS, ProviderARNs: [arn:x]}}
        Checks: {Type: "AWS::ApiGateway::RequestValidator", Properties: {RestApiId: !Ref Api, ValidateRequestBody: true}}
        Get:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            ResourceId: !Ref Child
            HttpMethod: GET
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: !Ref Auth
            RequestValidatorId: !Ref Checks
            Integration: {Type: AWS_PROXY, Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"}
        Preflight: {Type: "AWS::ApiGateway::Method", Properties: {RestApiId: !Ref Api, ResourceId: !Ref Child, HttpMethod: OPTIONS, AuthorizationType: NONE, Integration: {Type: MOCK}}}
        Stage: {Type: "AWS::ApiGateway::Stage", Properties: {RestApiId: !Ref Api, TracingEnabled: true}}
        Wall: {Type: "AWS::WAFv2::WebACLAssociation", Properties: {ResourceArn: !Sub "arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}"}}
        Fn: {Type: "AWS::Lambda::Function"}
      """)
    let api = reading.api("Api")
    #expect(api.routes.count == 1)
    let route = api.routes.first
    #expect(route?.path == "/users/{id}" && route?.method == "GET" && route?.function == "Fn")
    #expect(route?.authorization.value == .authorizer("Auth"))
    #expect(route?.validatesRequest.value == true)
    #expect(api.isPrivate.value == true && api.isTraced.value == true && api.hasFirewall.value == true)
    #expect(reading.function("Fn").triggers.first?.kind == .apiGatewayREST)
  }

  private static let definition = """
    openapi: 3.0.1
    security: [{Key: []}]
    paths:
      /open:
        get:
          security: []
          x-amazon-apigateway-integration: {type: aws_proxy, uri: {"Fn::Sub": "arn:aws:apigateway:r:lambda:path/f/${Fn.Arn}/invocations"}}
        options:
          x-amazon-apigateway-integration: {type: mock}
      /login:
        x-amazon-apigateway-any-method:
          security: [{Pool: []}]
          x-amazon-apigateway-request-validator: all
      /key:
        post: {}
      /plain:
        get: {security: [{Ignored: []}]}
      /signed:
        get: {x-amazon-apigateway-auth: {type: AWS_IAM}}
    x-amazon-apigateway-request-validators: {all: {validateRequestBody: true}}
    x-amazon-apigateway-gateway-responses: {DEFAULT_5XX: {statusCode: 500}}
    components:
      securitySchemes:
        Key: {type: apiKey, name: x-api-key, in: header}
        Ignored: {type: apiKey, name: Authorization, in: header}
        Pool:
          type: apiKey
          name: Authorization
          in: header
          x-amazon-apigateway-authtype: cognito_user_pools
          x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: [arn:x]}
    """

  @Test("definitions in the template, in a file and behind an include", arguments: ["body", "uri", "include"])
  func definitions(form: String) {
    let indented = Self.definition.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n")
    let property =
      switch form {
      case "body": "DefinitionBody:\n\(indented)"
      case "uri": "DefinitionUri: api/open.yaml"
      default: "DefinitionBody: {\"Fn::Transform\": {Name: \"AWS::Include\", Parameters: {Location: api/open.yaml}}}"
      }
    let reading = Reading(
      """
      Resources:
        Fn: {Type: "AWS::Serverless::Function"}
        Api:
          Type: AWS::Serverless::Api
          Properties:
            \(property)
      """, files: form == "body" ? [:] : ["api/open.yaml": Self.definition])
    let api = reading.api("Api")
    #expect(api.routes.map(\.path) == ["/open", "/login", "/key", "/plain", "/signed"])
    #expect(authorization(reading, "Api", "/open") == Authorization.none)
    #expect(authorization(reading, "Api", "/login") == .authorizer("Pool"))
    #expect(authorization(reading, "Api", "/key") == Authorization.none)
    #expect(api.routes[2].requiresAPIKey.value == true)
    #expect(authorization(reading, "Api", "/plain") == Authorization.none)
    #expect(authorization(reading, "Api", "/signed") == .iam)
    #expect(api.routes[1].method == "ANY" && api.routes[1].validatesRequest.value == true)
    #expect(api.hasDefaultErrorResponse.value == true)
    #expect(reading.function("Fn").triggers.count == 1)
    #expect(reading.text(api.routes.first?.place) == "get")
  }

  @Test func httpAndWebSocketAPIs() {
    let reading = Reading(
      """
      Resources:
        Http: {Type: "AWS::ApiGatewayV2::Api", Properties: {ProtocolType: HTTP, CorsConfiguration: {AllowOrigins: ["*"]}}}
        Socket: {Type: "AWS::ApiGatewayV2::Api", Properties: {ProtocolType: WEBSOCKET}}
        ToFn: {Type: "AWS::ApiGatewayV2::Integration", Properties: {ApiId: !Ref Http, IntegrationUri: !GetAtt Fn.Arn}}
        A: {Type: "AWS::ApiGatewayV2::Route", Properties: {ApiId: !Ref Http, RouteKey: "GET /a", AuthorizationType: JWT, AuthorizerId: !Ref Jwt, Target: !Join ["/", [integrations, !Ref ToFn]]}}
        Jwt: {Type: "AWS::ApiGatewayV2::Authorizer", Properties: {ApiId: !Ref Http, AuthorizerType: JWT}}
        SocketToFn: {Type: "AWS::ApiGatewayV2::Integration", Properties: {ApiId: !Ref Socket, IntegrationUri: !Sub "arn:aws:apigateway:r:lambda:path/f/${Fn.Arn}/invocations"}}
        B: {Type: "AWS::ApiGatewayV2::Route", Properties: {ApiId: !Ref Socket, RouteKey: $connect, AuthorizationType: NONE, Target: !Sub "integrations/${SocketToFn}"}}
        Fn: {Type: "AWS::Lambda::Function"}
      """)
    #expect(authorization(reading, "Http", "/a") == .authorizer("Jwt"))
    #expect(authorization(reading, "Socket", "$connect") == Authorization.none)
    #expect(Set(reading.function("Fn").triggers.map(\.kind)) == [.apiGatewayHTTP, .apiGatewayWebSocket])
  }

  @Test func graphQLAndLoadBalancers() {
    let reading = Reading(
      """
      Resources:
        Graph: {Type: "AWS::AppSync::GraphQLApi", Properties: {Name: g, AuthenticationType: API_KEY}}
        Data: {Type: "AWS::AppSync::DataSource", Properties: {ApiId: !GetAtt Graph.ApiId, Name: code, Type: AWS_LAMBDA, LambdaConfig: {LambdaFunctionArn: !GetAtt Fn.Arn}}}
        Field: {Type: "AWS::AppSync::Resolver", Properties: {ApiId: !GetAtt Graph.ApiId, TypeName: Query, FieldName: user, DataSourceName: !GetAtt Data.Name}}
        Listener: {Type: "AWS::ElasticLoadBalancingV2::Listener", Properties: {DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]}}
        Group: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: {TargetType: lambda, Targets: [{Id: !GetAtt Fn.Arn}]}}
        Fn: {Type: "AWS::Lambda::Function"}
      """)
    let graph = reading.api("Graph")
    #expect(graph.routes.map(\.path) == ["Query.user"])
    #expect(graph.authorizers.map(\.kind) == [.apiKey])
    #expect(Set(reading.function("Fn").triggers.map(\.kind)) == [.appSync, .loadBalancer])
  }
}
