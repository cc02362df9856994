import Core
import Testing

@testable import Templates

@Suite("Functions of CloudFormation and SAM")
struct FunctionTests {
  @Test func globalsAreMerged() {
    let reading = Reading(
      """
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          Runtime: python3.12
          Timeout: 10
          Layers: [arn:aws:lambda:eu-west-1:123456789012:layer:shared:1]
          Environment: {Variables: {LEVEL: info, TABLE: none}}
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Handler: app.main
            Timeout: 20
            Layers: [arn:aws:lambda:eu-west-1:123456789012:layer:own:2]
            Environment: {Variables: {TABLE: orders}}
      """)
    let function = reading.function("Fn")
    #expect(function.runtime.value == "python3.12")
    #expect(function.timeout.value == 20)
    #expect(function.layers.compactMap { $0.text.literal?.suffix(8) } == ["shared:1", "er:own:2"])
    let variables = Dictionary(uniqueKeysWithValues: function.environment.map { ($0.name, $0.value.value?.literal) })
    #expect(variables == ["LEVEL": "info", "TABLE": "orders"])
    #expect(reading.application.format == .sam)
  }

  @Test(
    "where the code is",
    arguments: [
      ("CodeUri: src/app", "folder:service/src/app"), ("CodeUri: ./src/app/", "folder:service/src/app"),
      ("CodeUri: .", "folder:service"), ("CodeUri: ../lib", "folder:lib"),
      ("CodeUri: src/app/main.py", "folder:service/src/app"),
      ("CodeUri: src/app.zip", "folder:service/src/app"), ("CodeUri: s3://bucket/key.zip", "unknown"),
      ("CodeUri: {Bucket: b, Key: build/src.zip}", "folder:service/src"), ("CodeUri: missing", "unknown"),
      ("CodeUri: ../../outside", "unknown"), ("Timeout: 3", "folder:service"),
      ("InlineCode: \"x = 1\"", "inline:x = 1"), ("CodeUri: !Sub \"src/${App}\"", "folder:service/src/app"),
    ])
  func code(property: String, expected: String) {
    let reading = Reading(
      """
      Parameters: {App: {Type: String, Default: app}}
      Resources:
        Fn: {Type: "AWS::Serverless::Function", Properties: {\(property)}}
      """, at: "service/template.yaml", files: ["service/src/app/main.py": "", "lib/x.py": ""])
    let found =
      switch reading.function("Fn").code {
      case .folder(let folder): "folder:\(folder)"
      case .inline(_, let text): "inline:\(text)"
      case .image: "image"
      case .unknown: "unknown"
      }
    #expect(found == expected)
  }

  @Test func inlineCodeStandsAtItsPlace() {
    let reading = Reading(
      """
      Resources:
        Fn:
          Type: AWS::Lambda::Function
          Properties:
            Code:
              ZipFile: !Sub |
                import os
                def handler(event, context):
                  return "${AWS::Region}"
            Handler: index.handler
      """)
    guard case .inline(let place, let text) = reading.function("Fn").code else {
      Issue.record("no code")
      return
    }
    #expect(text.hasPrefix("import os\ndef handler"))
    #expect(reading.text(place).hasPrefix("          import os\n"))
    #expect(reading.text(place).hasSuffix("return \"${AWS::Region}\""))
  }

  @Test func imagesLeadToTheirDockerfile() {
    let reading = Reading(
      """
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties: {PackageType: Image}
          Metadata: {DockerContext: ./app, Dockerfile: docker/Dockerfile}
      """, files: ["app/docker/Dockerfile": "FROM x", "app/docker/app.py": ""])
    guard case .image(let folder) = reading.function("Fn").code else {
      Issue.record("no image")
      return
    }
    #expect(folder == "app/docker")
  }

  @Test func assetsOfTheCDK() {
    let template = """
      {"Resources": {"Fn": {"Type": "AWS::Lambda::Function",
        "Properties": {"Code": {"S3Bucket": "b", "S3Key": "abc.zip"}, "Handler": "index.handler"},
        "Metadata": {"aws:asset:path": "asset.abc"}}}}
      """
    let reading = Reading(template, at: "cdk.out/App.template.json", files: ["cdk.out/asset.abc/index.js": ""])
    guard case .folder(let folder) = reading.function("Fn").code else {
      Issue.record("no folder")
      return
    }
    #expect(folder == "cdk.out/asset.abc")
    #expect(reading.text(reading.function("Fn").place) == "\"Fn\"")
  }

  @Test func localLayersAreFolders() {
    let reading = Reading(
      """
      Resources:
        Shared: {Type: "AWS::Serverless::LayerVersion", Properties: {ContentUri: layers/shared}}
        Fn: {Type: "AWS::Serverless::Function", Properties: {CodeUri: ., Layers: [!Ref Shared]}}
      """, files: ["layers/shared/python/x.py": ""])
    #expect(reading.function("Fn").layerFolders == ["layers/shared"])
    #expect(reading.function("Fn").layers.isEmpty)
  }

  @Test func functionURLs() {
    let reading = Reading(
      """
      Resources:
        Open:
          Type: AWS::Serverless::Function
          Properties:
            FunctionUrlConfig: {AuthType: NONE, Cors: {AllowOrigins: ["*"], AllowCredentials: true}}
        Closed: {Type: "AWS::Lambda::Function"}
        Url: {Type: "AWS::Lambda::Url", Properties: {TargetFunctionArn: !GetAtt Closed.Arn, AuthType: AWS_IAM}}
      """)
    let open = reading.function("Open")
    #expect(open.url?.authentication.value == .anonymous)
    #expect(open.url?.cors?.origins.value == ["*"])
    #expect(open.url?.cors?.allowsCredentials.value == true)
    #expect(open.triggers.map(\.kind) == [.functionURL])
    #expect(reading.function("Closed").url?.authentication.value == .iam)
    #expect(reading.text(reading.function("Closed").url?.place) == "Url")
  }

  @Test func logGroupsGiveTheRetention() {
    let reading = Reading(
      """
      Resources:
        A: {Type: "AWS::Lambda::Function"}
        B: {Type: "AWS::Lambda::Function", Properties: {FunctionName: my-b}}
        C: {Type: "AWS::Lambda::Function", Properties: {LoggingConfig: {LogGroup: !Ref GroupC}}}
        D: {Type: "AWS::Lambda::Function"}
        GroupA: {Type: "AWS::Logs::LogGroup", Properties: {LogGroupName: !Sub "/aws/lambda/${A}", RetentionInDays: 7}}
        GroupB: {Type: "AWS::Logs::LogGroup", Properties: {LogGroupName: /aws/lambda/my-b, RetentionInDays: 30}}
        GroupC: {Type: "AWS::Logs::LogGroup", Properties: {RetentionInDays: 90}}
      """)
    #expect(["A", "B", "C", "D"].map { reading.function($0).logRetentionDays.value } == [7, 30, 90, nil])
  }

  @Test func otherSettings() {
    let reading = Reading(
      """
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Tracing: Active
            ReservedConcurrentExecutions: 5
            EphemeralStorage: {Size: 1024}
            KmsKeyArn: !GetAtt Key.Arn
            DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Queue.Arn}
            EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SNS, Destination: !Ref Topic}}}
            VpcConfig: {SubnetIds: [s-1, s-2], SecurityGroupIds: [g-1]}
        Key: {Type: "AWS::KMS::Key"}
        Queue: {Type: "AWS::SQS::Queue"}
        Topic: {Type: "AWS::SNS::Topic"}
      """)
    let function = reading.function("Fn")
    #expect(function.isTraced.value == true)
    #expect(function.reservedConcurrency.value == 5)
    #expect(function.ephemeralStorage.value == 1024)
    #expect(function.environmentKey.value?.display == "${Key.Arn}")
    #expect(function.deadLetterTarget.value?.display == "${Queue.Arn}")
    #expect(function.failureDestination.value?.display == "${Topic}")
    #expect(function.subnets.value?.count == 2)
  }
}
