import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkFunctionTests {
  private static let settings = """
    service: {name: shop, awsKmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/a"}
    provider:
      name: aws
      runtime: nodejs20.x
      timeout: 20
      tracing: {lambda: true}
      logRetentionInDays: 14
      environment: {SHARED: one, OWN: provider}
      vpc: {subnetIds: [subnet-1], securityGroupIds: [sg-1]}
      layers: ["arn:aws:lambda:eu-west-1:999:layer:x:1", !Ref ToolsLambdaLayer]
    layers: {tools: {path: layer}}
    functions:
      orders:
        handler: src/orders.handler
        timeout: 30
        memorySize: 512
        ephemeralStorageSize: 1024
        reservedConcurrency: 5
        environment: {OWN: function}
        onError: arn:aws:sns:eu-west-1:111122223333:failures
        destinations: {onFailure: other}
        url: {authorizer: aws_iam, cors: {allowedOrigins: ["https://x"]}}
      other:
        handler: src/other.handler
        runtime: python3.12
        tracing: PassThrough
        vpc: ~
        url: true
    """

  private var service: ServiceFixture { ServiceFixture(Self.settings, files: ["layer/python/tool.py": ""]) }

  @Test func settingsOfTheFunctionComeOverThoseOfTheProvider() throws {
    let (orders, other) = (try service.function("orders"), try service.function("other"))
    #expect(orders.timeout.value == 30 && other.timeout.value == 20)
    #expect(orders.runtime.value == "nodejs20.x" && other.runtime.value == "python3.12")
    #expect(orders.isTraced.value == true && other.isTraced.value == false)
    #expect(orders.memory.value == 512 && other.memory.isAbsent)
    #expect(orders.ephemeralStorage.value == 1024 && orders.reservedConcurrency.value == 5)
    #expect(orders.logRetentionDays.value == 14)
    #expect(orders.environmentKey.display == "arn:aws:kms:eu-west-1:111122223333:key/a")
    #expect(orders.subnets.value == ["subnet-1"] && other.subnets.isAbsent)
    #expect(orders.environment.map { "\($0.name)=\($0.value.display)" } == ["SHARED=one", "OWN=function"])
    #expect(try service.line(orders.runtime.place) == "runtime: nodejs20.x")
    #expect(try service.line(orders.place) == "orders:")
  }

  @Test func functionsHaveTheNameThatIsDeployed() throws {
    #expect(try service.function("orders").name.display == "shop-dev-orders")
  }

  @Test func failuresGoSomewhere() throws {
    let orders = try service.function("orders")
    #expect(orders.deadLetterTarget.display == "arn:aws:sns:eu-west-1:111122223333:failures")
    #expect(orders.failureDestination.value?.attribute?.resource == "other")
  }

  @Test func layersAreOwnOrForeign() throws {
    let orders = try service.function("orders")
    #expect(orders.layerFolders == ["layer"])
    #expect(orders.layers.map(\.text.display) == ["arn:aws:lambda:eu-west-1:999:layer:x:1"])
  }

  @Test func addressesOfFunctions() throws {
    let (orders, other) = (try service.function("orders"), try service.function("other"))
    #expect(orders.url?.authentication.value == .iam)
    #expect(orders.url?.cors?.origins.value == ["https://x"])
    #expect(other.url?.authentication.value == .anonymous)
    #expect(other.triggers.map(\.kind) == [.functionURL])
    #expect(try service.line(other.url?.place) == "url: true")
  }

  @Test(arguments: [
    ("functions: {a: {handler: app.main}}", "service"),
    ("functions: [{a: {handler: app.main}}]", "service"),
    ("functions: ['${file(functions.yml)}']", "service"),
    ("functions: {a: {handler: app.main, module: part}}", "service/part"),
    ("functions: {a: {handler: app.main, package: {artifact: part.zip}}}", "service/part"),
    ("functions: {a: {handler: app.main, package: {artifact: build/gone.zip}}}", "service"),
  ]) func codeIsFound(_ functions: String, in folder: String) throws {
    let files = [
      "service/app.py": "", "service/part/app.py": "", "service/functions.yml": "a: {handler: app.main}",
    ]
    let text = "service: x\nprovider: {name: aws}\n\(functions)"
    let service = ServiceFixture(text, named: "service/serverless.yml", files: files)
    guard case .folder(let found) = try service.function("a").code else {
      Issue.record("the code is no folder")
      return
    }
    #expect(found == folder)
  }

  @Test func imagesAreBuiltFromFolders() throws {
    let text = """
      service: x
      provider: {name: aws, ecr: {images: {base: {path: ./image}}}}
      functions: {a: {image: base}, b: {image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/x@sha256:0"}}
      """
    let service = ServiceFixture(text, files: ["image/Dockerfile": ""])
    guard case .image("image") = try service.function("a").code, case .image(nil) = try service.function("b").code
    else {
      Issue.record("the code is no image")
      return
    }
  }

  @Test func wsgiApplicationsAnswerThemselves() throws {
    let text = """
      service: x
      provider: {name: aws}
      plugins: [serverless-wsgi]
      custom: {wsgi: {app: api.app}}
      functions: {a: {handler: wsgi_handler.handler}}
      """
    #expect(try ServiceFixture(text).function("a").handler.value == "api.app")
  }
}

@Suite struct ServerlessFrameworkRoleTests {
  private func service(provider: String, functions: String, more: String = "") -> ServiceFixture {
    ServiceFixture("service: x\nprovider:\n  name: aws\n\(provider)\nfunctions:\n\(functions)\n\(more)")
  }

  private static let two = "  a: {handler: app.a}\n  b: {handler: app.b}"

  @Test(arguments: [
    "  iamRoleStatements:\n    - Effect: Allow\n      Action: ['s3:*']\n      Resource: '*'",
    "  iam:\n    role:\n      statements:\n        - {Effect: Allow, Action: 's3:*', Resource: '*'}",
  ]) func oneRoleForAll(_ provider: String) throws {
    let service = service(provider: provider, functions: Self.two)
    let application = try service.application()
    #expect(application.functions.compactMap(\.role.value) == ["IamRoleLambdaExecution", "IamRoleLambdaExecution"])
    #expect(application.roles.map(\.id) == ["IamRoleLambdaExecution"])
    let statement = try #require(application.roles[0].statements.first)
    #expect(statement.actions.map(\.text) == ["s3:*"] && statement.resources.map(\.text) == ["*"])
    #expect(application.roles[0].isImplicit == false)
    #expect(try service.line(application.roles[0].place).hasPrefix(provider.contains("iam:") ? "role:" : "iamRole"))
  }

  @Test func policiesAndBoundary() throws {
    let provider = """
        iamManagedPolicies: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"]
        iam: {role: {managedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"], permissionsBoundary: "arn:b"}}
      """
    let role = try #require(try service(provider: provider, functions: Self.two).application().roles.first)
    let names = role.managedPolicies.compactMap { $0.text.display.split(separator: "/").last }
    #expect(names == ["AmazonS3FullAccess", "AdministratorAccess"])
    #expect(role.permissionsBoundary.display == "arn:b")
  }

  @Test func rolesThatExistAlready() throws {
    let resources = "resources: {Resources: {Mine: {Type: 'AWS::IAM::Role', Properties: {}}}}"
    let functions = """
        a: {handler: app.a, role: Mine}
        b: {handler: app.b, role: !GetAtt Mine.Arn}
        c: {handler: app.c}
        d: {handler: app.d, role: "arn:aws:iam::111122223333:role/elsewhere"}
      """
    let provider = "  role: {Fn::GetAtt: [Mine, Arn]}"
    let application = try service(provider: provider, functions: functions, more: resources).application()
    #expect(application.functions.map(\.role.value) == ["Mine", "Mine", "Mine", nil])
    #expect(application.roles.map(\.id) == ["Mine"])
  }

  @Test func ownRolesOfFunctions() throws {
    let functions = """
        a:
          handler: app.a
          iamRoleStatements: [{Effect: Allow, Action: 'sqs:SendMessage', Resource: '*'}]
        b:
          handler: app.b
          iamRoleStatementsInherit: true
          iamRoleStatements: [{Effect: Allow, Action: 'sns:Publish', Resource: '*'}]
        c: {handler: app.c}
        d: {handler: app.d, iam: {role: {statements: [{Effect: Allow, Action: 'ses:SendEmail', Resource: '*'}]}}}
      """
    let provider = "  iamRoleStatements: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]"
    let application = try service(provider: provider, functions: functions).application()
    func actions(_ id: String) -> [String] {
      let role = application.function(id).flatMap { application.role(of: $0) }
      return role?.statements.flatMap(\.actions).map(\.text.display) ?? []
    }
    #expect(actions("a") == ["sqs:SendMessage"])
    #expect(actions("b") == ["sns:Publish", "s3:GetObject"])
    #expect(actions("c") == ["s3:GetObject"])
    #expect(actions("d") == ["ses:SendEmail"])
    #expect(application.function("c")?.role.value == "IamRoleLambdaExecution")
  }

  @Test func everyFunctionItsOwnRole() throws {
    let provider =
      "  iam: {role: {mode: perFunction, statements: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]}}"
    let application = try service(provider: provider, functions: Self.two).application()
    #expect(application.roles.map(\.id) == ["AIamRoleLambdaExecution", "BIamRoleLambdaExecution"])
    #expect(application.roles.allSatisfy { $0.statements.count == 1 })
  }

  @Test func whatCannotBeReadMakesTheRoleIncomplete() throws {
    let provider = "  iamRoleStatements:\n    - ${file(statements.js)}"
    let role = try #require(try service(provider: provider, functions: Self.two).application().roles.first)
    #expect(role.isIncomplete)
  }
}
