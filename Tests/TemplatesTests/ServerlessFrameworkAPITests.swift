import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkRESTTests {
  private func service(event: String, provider: String = "", more: String = "") -> ServiceFixture {
    ServiceFixture(
      """
      service: shop
      provider:
        name: aws
      \(provider)
      functions:
        guard: {handler: app.guard}
        main:
          handler: app.main
          events:
            - \(event)
      \(more)
      """)
  }

  private func route(_ event: String) throws -> API.Route {
    try #require(service(event: event).api(.rest).routes.first)
  }

  @Test(arguments: [
    ("http: GET users/{id}", "GET", "/users/{id}"), ("http: 'ANY /'", "ANY", "/"),
    ("http: {path: users, method: post}", "POST", "/users"), ("http: {path: /a, method: '*'}", "ANY", "/a"),
    ("http:\n          path: a\n          method: get", "GET", "/a"),
  ]) func routesHaveMethodAndPath(_ event: String, _ method: String, _ path: String) throws {
    let route = try route(event)
    #expect(route.method == method && route.path == path && route.function == "main")
  }

  @Test func settingsBesideAnEventAreStillMeantForIt() throws {
    let route = try route("http:\n        path: a\n        method: get")
    #expect(route.method == "GET" && route.path == "/a")
  }

  @Test func theRouteIsTheTrigger() throws {
    let service = service(event: "http: GET users")
    let trigger = try #require(service.function("main").triggers.first)
    let (api, route) = try service.application().route(#require(trigger.route))
    #expect(trigger.kind == .apiGatewayREST && api.id == "ApiGatewayRestApi" && route.path == "/users")
    #expect(api.isImplicit && api.authorization(of: route).value == Authorization.none)
    #expect(try service.line(api.place) == "provider:")
    #expect(try service.line(route.place) == "- http: GET users")
  }

  @Test(arguments: [
    ("authorizer: aws_iam", Authorization.iam), ("authorizer: {type: aws_iam}", .iam),
    ("authorizer: guard", .authorizer("guard")),
    ("authorizer: {name: guard, resultTtlInSeconds: 0}", .authorizer("guard")),
    ("authorizer: 'arn:aws:lambda:eu-west-1:111122223333:function:outside'", .authorizer("outside")),
    ("authorizer: {arn: !GetAtt Users.Arn, name: users, type: COGNITO_USER_POOLS}", .authorizer("users")),
    ("authorizer: {type: CUSTOM, authorizerId: !Ref Own}", .authorizer("Own")),
  ]) func routesAreGuarded(_ setting: String, by expected: Authorization) throws {
    let more = """
      resources:
        Resources:
          Users: {Type: 'AWS::Cognito::UserPool', Properties: {}}
          Own: {Type: 'AWS::ApiGateway::Authorizer', Properties: {RestApiId: !Ref ApiGatewayRestApi, Type: TOKEN}}
      """
    let api = try service(event: "http: {path: a, method: get, \(setting)}", more: more).api(.rest)
    #expect(api.routes[0].authorization.value == expected)
    if case .authorizer(let id) = expected { #expect(api.authorizers.contains { $0.id == id }) }
  }

  @Test func authorizersHaveTheirFunction() throws {
    let service = service(event: "http: {path: a, method: get, authorizer: {name: guard, resultTtlInSeconds: 0}}")
    let authorizer = try #require(service.api(.rest).authorizers.first)
    #expect(authorizer.kind == .lambda && authorizer.target.value?.resource == "guard")
    #expect(authorizer.cacheSeconds.value == 0)
    #expect(try service.function("guard").triggers.map(\.kind) == [.apiGatewayAuthorizer])
  }

  @Test func aUserPoolIsNoFunction() throws {
    let arn = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_x"
    let service = service(event: "http: {path: a, method: get, authorizer: {arn: '\(arn)'}}")
    #expect(try service.api(.rest).authorizers.map(\.kind) == [.cognito])
  }

  @Test func keysAndValidation() throws {
    #expect(try route("http: {path: a, method: get, private: true}").requiresAPIKey.value == true)
    #expect(try route("http: {path: a, method: get}").validatesRequest.isAbsent)
    let schema = "http: {path: a, method: post, request: {schemas: {application/json: {type: object}}}}"
    #expect(try route(schema).validatesRequest.value == true)
    let required = "http: {path: a, method: get, request: {parameters: {querystrings: {q: true}}}}"
    #expect(try route(required).validatesRequest.value == true)
    let optional = "http: {path: a, method: get, request: {parameters: {querystrings: {q: false}}}}"
    #expect(try route(optional).validatesRequest.value == false)
  }

  @Test(arguments: [
    ("cors: true", ["*"]), ("cors: {origin: 'https://a'}", ["https://a"]),
    ("cors: {origins: ['https://a', 'https://b']}", ["https://a", "https://b"]),
    ("cors: {headers: [X]}", ["*"]), ("cors: false", nil),
  ]) func origins(_ setting: String, _ expected: [String]?) throws {
    let api = try service(event: "http: {path: a, method: get, \(setting)}").api(.rest)
    #expect(api.cors?.origins.value == expected)
  }

  @Test func routesThatReachNoFunction() throws {
    let route = try route("http: {path: a, method: get, integration: http-proxy, request: {uri: 'http://x'}}")
    #expect(route.function == nil)
  }

  @Test func stageSettings() throws {
    let provider = """
        endpointType: PRIVATE
        tracing: {apiGateway: true}
        logs: {restApi: {accessLogging: true, executionLogging: true, level: ERROR, fullExecutionData: false}}
        apiGateway:
          apiKeys: [{name: key, value: long}]
          usagePlan: {throttle: {rateLimit: 100, burstLimit: 200}}
          resourcePolicy:
            - {Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: ['execute-api:/*']}
      """
    let custom = "custom: {customDomain: {domainName: a.example, securityPolicy: tls_1_0}, associateWaf: {name: x}}"
    let api = try service(event: "http: GET a", provider: provider, more: custom).api(.rest)
    #expect(api.isPrivate.value == true && api.isTraced.value == true && api.hasAccessLog.value == true)
    #expect(api.executionLogging.value == "ERROR" && api.logsRequestData.value == false)
    #expect(api.hasUsagePlan.value == true && api.throttlingRate.value == 100)
    #expect(api.resourcePolicy.first?.principals.first?.isEveryone == true)
    #expect(api.minimumTLS.value == "TLS_1_0" && api.hasFirewall.value == true)
  }

  @Test func namedUsagePlansAndLogsInShort() throws {
    let provider = """
        logs: {restApi: true}
        apiGateway: {usagePlan: [{free: {throttle: {rateLimit: 5}}}, {paid: {throttle: {rateLimit: 50}}}]}
      """
    let api = try service(event: "http: GET a", provider: provider).api(.rest)
    #expect(api.throttlingRate.value == 5 && api.executionLogging.value == "INFO")
    #expect(api.hasAccessLog.value == true && api.logsRequestData.value == true)
  }

  @Test func theApiOfAnotherStackStaysOpen() throws {
    let provider = "  apiGateway: {restApiId: '${cf:other.Api}', restApiRootResourceId: x}"
    let api = try service(event: "http: GET a", provider: provider).api(.rest)
    guard case .unknown = api.hasAccessLog, case .unknown = api.throttlingRate else {
      Issue.record("the settings are known")
      return
    }
  }

  @Test func ownResourcesJoinTheApi() throws {
    let more = """
      resources:
        Resources:
          Errors:
            Type: AWS::ApiGateway::GatewayResponse
            Properties: {RestApiId: {Ref: ApiGatewayRestApi}, ResponseType: DEFAULT_5XX}
          ApiGatewayRestApi:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Policy: {Statement: [{Effect: Deny, Principal: '*', Action: 'execute-api:Invoke', Resource: '*'}]}
      """
    let api = try service(event: "http: GET a", more: more).api(.rest)
    #expect(api.hasDefaultErrorResponse.value == true)
    #expect(api.resourcePolicy.map(\.effect) == [.deny])
  }
}

@Suite struct ServerlessFrameworkOtherAPITests {
  private static let http = """
    service: shop
    provider:
      name: aws
      logs: {httpApi: true}
      httpApi:
        cors: true
        authorizers:
          token: {type: jwt, identitySource: $request.header.Authorization, issuerUrl: "https://issuer", audience: [a]}
          custom: {type: request, functionName: guard}
          unused: {identitySource: x, issuerUrl: "https://other"}
    functions:
      guard: {handler: app.guard}
      main:
        handler: app.main
        events:
          - httpApi: GET /open
          - httpApi: {method: POST, path: /a, authorizer: {name: token}}
          - httpApi: {method: POST, path: /b, authorizer: custom}
          - httpApi: {method: '*', path: /c, authorizer: {type: aws_iam}}
          - httpApi: {method: GET, path: /d, authorizer: {id: 'abc', type: jwt}}
          - httpApi: '*'
    """

  @Test func httpRoutes() throws {
    let api = try ServiceFixture(Self.http).api(.http)
    #expect(
      api.routes.map { "\($0.method) \($0.path)" } == [
        "GET /open", "POST /a", "POST /b", "ANY /c", "GET /d", "ANY $default",
      ])
    let guards = api.routes.map { api.authorization(of: $0).value }
    #expect(guards == [Authorization.none, .authorizer("token"), .authorizer("custom"), .iam, nil, Authorization.none])
    #expect(api.cors?.origins.value == ["*"] && api.hasAccessLog.value == true)
  }

  @Test func httpAuthorizersAreThereWhetherUsedOrNot() throws {
    let service = ServiceFixture(Self.http)
    let authorizers = try service.api(.http).authorizers
    #expect(authorizers.map(\.id) == ["token", "custom", "unused"])
    #expect(authorizers.map(\.kind) == [.jwt, .lambda, .jwt])
    #expect(try service.line(authorizers[2].place).hasPrefix("unused:"))
    #expect(try service.function("guard").triggers.map(\.kind) == [.apiGatewayAuthorizer])
  }

  @Test func webSocketsAskWhoeverConnects() throws {
    let service = ServiceFixture(
      """
      service: chat
      provider: {name: aws, logs: {websocket: {level: INFO}}}
      functions:
        guard: {handler: app.guard}
        connect: {handler: app.connect, events: [{websocket: {route: $connect, authorizer: guard}}]}
        message: {handler: app.message, events: [{websocket: message}]}
      """)
    let api = try service.api(.webSocket)
    #expect(api.routes.map(\.path) == ["$connect", "message"])
    #expect(api.routes.map { api.authorization(of: $0).value } == [.authorizer("guard"), .authorizer("guard")])
    #expect(api.executionLogging.value == "INFO")
    #expect(try service.function("message").triggers.map(\.kind) == [.apiGatewayWebSocket])
  }

  @Test func loadBalancers() throws {
    let service = ServiceFixture(
      """
      service: shop
      provider: {name: aws, alb: {authorizers: {login: {type: cognito, userPoolArn: "arn:x"}}}}
      functions:
        main:
          handler: app.main
          events:
            - alb: {listenerArn: "arn:l", priority: 1, conditions: {path: /a, method: [GET]}, authorizer: login}
            - alb: {listenerArn: "arn:l", priority: 2, conditions: {path: /b}}
      """)
    let api = try service.api(.loadBalancer)
    #expect(api.routes.map { "\($0.method) \($0.path)" } == ["GET /a", "ANY /b"])
    #expect(api.routes.map { api.authorization(of: $0).value } == [.authorizer("login"), Authorization.none])
    #expect(api.authorizers.map(\.kind) == [.cognito])
  }

  @Test(arguments: [
    """
    appSync:
      name: graph
      xrayEnabled: true
      authentication: {type: API_KEY}
      additionalAuthentications: [{type: AMAZON_COGNITO_USER_POOLS, config: {userPoolId: x}}]
      dataSources: {main: {type: AWS_LAMBDA, config: {functionName: main}}}
      resolvers: {Query.orders: {dataSource: main}}
    """,
    """
    custom:
      appSync:
        - authenticationType: API_KEY
          xrayEnabled: true
          additionalAuthenticationProviders: [{authenticationType: AMAZON_COGNITO_USER_POOLS, userPoolConfig: {userPoolId: x}}]
          dataSources: [{name: main, type: AWS_LAMBDA, config: {functionName: main}}]
          mappingTemplates: [{type: Query, field: orders, dataSource: main}]
    """,
  ]) func graphQL(_ section: String) throws {
    let service = ServiceFixture(
      "service: x\nprovider: {name: aws}\nfunctions: {main: {handler: app.main}}\n\(section)")
    let api = try service.api(.graphQL)
    #expect(api.authorizers.map(\.kind) == [.apiKey, .cognito] && api.isTraced.value == true)
    #expect(api.defaultAuthorization.value == .authorizer("API_KEY"))
    #expect(api.routes.map(\.path) == ["Query.orders"] && api.routes.map(\.function) == ["main"])
    #expect(try service.function("main").triggers.map(\.kind) == [.appSync])
  }
}
