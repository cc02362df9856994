/// Small inputs that are right, one or more of every kind that a scan reads. The mutation test damages them.
enum MutationSeeds {
  static let all: [(name: String, text: String)] = [
    ("app.py", python), ("index.js", javascript), ("handler.ts", typescript), ("template.yaml", sam),
    ("stack.json", cloudFormation), ("serverless.yml", serverless), ("package.json", packageManifest),
    ("requirements.txt", requirements), (".env", "DB_PASSWORD=correct-horse\nURL=postgres://u:p4ssw0rd@db/x\n"),
    ("openapi.yaml", openAPI),
  ]

  private static let python = """
    import os, json, boto3, subprocess
    from lib.store import save as keep

    table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

    class Orders:
        def __init__(self, *, limit=10, **more):
            self.limit = limit

        def find(self, key: str) -> dict:
            return table.get_item(Key={"id": key})["Item"]

    def lambda_handler(event, context):
        body = json.loads(event.get("body") or "{}")
        try:
            name = f"/tmp/{body['name']!r:>{10}}"
            if name not in ("a", "b") and (size := len(name)) > 3:
                os.system("cat " + name)
            with open(name, "w") as file:
                file.write("".join(c for c in name if c.isalnum()))
            match body:
                case {"kind": "x", **rest}: subprocess.run(rest["c"], shell=True)
                case _: pass
        except (KeyError, ValueError) as error:
            # cordon:ignore error-message-returned shown to operators only
            return {"statusCode": 500, "body": str(error)}
        finally:
            print(event)
        return {"statusCode": 200, "body": json.dumps([*map(lambda x: x + 1, range(3))])}
    """

  private static let javascript = """
    'use strict';
    const { exec } = require('child_process');
    const AWS = require('aws-sdk'), s3 = new AWS.S3({ region: process.env.REGION });
    let cache = {};

    class Store extends Object {
      #secret = 1;
      async *read({ key = 'x', ...rest }, [first] = []) { yield await s3.getObject({ Key: key, ...rest }).promise(); }
    }

    module.exports.handler = async (event, context, callback) => {
      const { url, items = [] } = JSON.parse(event.body || '{}');
      for (const [i, item] of items.entries()) { if (i > 3) break; cache[item.id] ??= item; }
      exec(`curl ${url} | tee /tmp/${context?.awsRequestId}`, (error, out) => {
        if (error) return callback(null, { statusCode: 500, body: error.stack });
        callback(null, { statusCode: 200, body: out.replace(/(a+)+$/g, '') });
      });
      return new Promise((resolve, reject) => setTimeout(() => resolve(eval(event.code)), 10)).then(x => x * 2);
    };
    """

  private static let typescript = """
    import type { APIGatewayProxyHandler } from 'aws-lambda';
    import { DynamoDBClient, QueryCommand as Query } from '@aws-sdk/client-dynamodb';

    interface Item<T extends string = 'a'> { readonly id: T; tags?: string[] }
    enum Color { Red = 1, Green }
    const client = new DynamoDBClient({});

    export const handler: APIGatewayProxyHandler = async (event) => {
      const id = event.pathParameters!.id as string;
      const found = await client.send(new Query({ TableName: process.env.TABLE, KeyConditionExpression: `id = ${id}` }));
      return { statusCode: 200, headers: { 'x': <any>found }, body: `<b>${(found as Item<'a'>).id}</b>` };
    };
    """

  private static let sam = """
    AWSTemplateFormatVersion: '2010-09-09'
    Transform: AWS::Serverless-2016-10-31
    Parameters:
      Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
    Mappings: { Sizes: { dev: { Memory: 128 }, prod: { Memory: 1024 } } }
    Conditions: { IsProd: !Equals [!Ref Stage, prod] }
    Globals:
      Function: { Runtime: python3.8, Timeout: 900, Environment: { Variables: { TABLE: !Ref Orders } } }
    Resources:
      Orders:
        Type: AWS::DynamoDB::Table
        Properties: { TableName: !Sub '${Stage}-orders', BillingMode: PAY_PER_REQUEST }
      Create:
        Type: AWS::Serverless::Function
        Condition: IsProd
        Properties:
          CodeUri: .
          Handler: app.lambda_handler
          MemorySize: !FindInMap [Sizes, !Ref Stage, Memory]
          Policies:
            - DynamoDBCrudPolicy: { TableName: !Ref Orders }
            - Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }]
          Events:
            Api: { Type: Api, Properties: { Path: /orders, Method: post } }
            Files: { Type: S3, Properties: { Bucket: !Ref Uploads, Events: s3:ObjectCreated:* } }
      Uploads: &bucket
        Type: AWS::S3::Bucket
        Properties: { AccessControl: PublicReadWrite }
      Copy: *bucket
      Inline:
        Type: AWS::Lambda::Function
        Properties:
          Runtime: nodejs20.x
          Handler: index.handler
          Role: !GetAtt Role.Arn
          Code:
            ZipFile: |
              exports.handler = async (event) => eval(event.code);
    Outputs: { Name: { Value: !Join ['-', [!GetAtt Orders.Arn, !Select [0, !Split [',', 'a,b']]]] } }
    """

  private static let cloudFormation = """
    {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {
      "Role": {"Type": "AWS::IAM::Role", "Properties": {
        "AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}},
        "Policies": [{"PolicyName": "p", "PolicyDocument": {"Statement": [
          {"Effect": "Allow", "NotAction": ["iam:*"], "Resource": {"Fn::Sub": ["arn:${P}:x", {"P": {"Ref": "AWS::Partition"}}]}}]}}]}},
      "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString":
        "{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Task\\", \\"Resource\\": \\"x\\", \\"End\\": true}}}"}}}}
    """

  private static let serverless = """
    service: orders
    frameworkVersion: '3'
    custom: { stage: "${opt:stage, self:provider.stage}", table: "orders-${self:custom.stage}" }
    provider:
      name: aws
      runtime: nodejs18.x
      stage: dev
      environment: { TABLE: "${self:custom.table}", KEY: "${env:KEY, 'none'}" }
      iam: { role: { statements: [{ Effect: Allow, Action: ['dynamodb:*'], Resource: '*' }] } }
    functions:
      create:
        handler: index.handler
        events:
          - http: { path: orders/{id}, method: post, cors: true }
          - schedule: rate(1 minute)
          - sqs: { arn: !GetAtt Queue.Arn, batchSize: 10 }
    resources:
      Resources:
        Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: "${file(names.yml):queue}" } }
    """

  private static let openAPI = """
    swagger: '2.0'
    info: { title: x, version: 1 }
    paths:
      /a: { get: { security: [], x-amazon-apigateway-integration: { type: aws_proxy, uri: !Sub 'arn:${Create.Arn}' } } }
    """

  private static let packageManifest = """
    {"name": "x", "scripts": {"postinstall": "node x.js"}, "dependencies": {"lodash": "^4.17.1", "b": "git+https://x/y.git"},
     "devDependencies": {"c": "*"}}
    """

  private static let requirements = """
    --index-url http://pypi.example/simple
    requests[security]>=2.0,<3 ; python_version < "3.9"  # comment
    flask==0.12 --hash=sha256:00
    -r other.txt
    git+https://example.org/x@main#egg=x
    """
}
