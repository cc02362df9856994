"""Writes applications of many functions that hand data to one another; the same seed gives the same bytes.

    applications.py FOLDER FUNCTIONS [SEED]

Ten functions make a service with a template of its own. In each service a request goes from function to function through
channels drawn at random, and at the end into a shell; every third end quotes it first.
"""

import pathlib
import random
import sys

SIZE = 10

SETTINGS = {
    "python": {"suffix": "py", "runtime": "python3.13"},
    "javascript": {"suffix": "js", "runtime": "nodejs22.x"},
}

# How a function takes its data: the template's event, and the expressions of the two languages.
TAKE = {
    "api": ("Type: HttpApi, Properties: {{ Path: /{name}, Method: post }}",
            'json.loads(event["body"])', "JSON.parse(event.body)"),
    "sqs": ("Type: SQS, Properties: {{ Queue: !GetAtt {res}.Arn }}",
            'json.loads(event["Records"][0]["body"])', "JSON.parse(event.Records[0].body)"),
    "sns": ("Type: SNS, Properties: {{ Topic: !Ref {res} }}",
            'json.loads(event["Records"][0]["Sns"]["Message"])', "JSON.parse(event.Records[0].Sns.Message)"),
    "bus": ("Type: EventBridgeRule, Properties: {{ EventBusName: !Ref {res}, Pattern: {{ source: [ shop ] }} }}",
            'event["detail"]', "event.detail"),
    "stream": ("Type: DynamoDB, Properties: {{ Stream: !GetAtt {res}.StreamArn, StartingPosition: LATEST }}",
               '{"path": event["Records"][0]["dynamodb"]["NewImage"]["path"]["S"]}',
               "{ path: event.Records[0].dynamodb.NewImage.path.S }"),
    "kinesis": ("Type: Kinesis, Properties: {{ Stream: !GetAtt {res}.Arn, StartingPosition: LATEST }}",
                'json.loads(base64.b64decode(event["Records"][0]["kinesis"]["data"]))',
                'JSON.parse(Buffer.from(event.Records[0].kinesis.data, "base64").toString())'),
    "s3": ("Type: S3, Properties: {{ Bucket: !Ref {res}, Events: 's3:ObjectCreated:*' }}",
           '{"path": event["Records"][0]["s3"]["object"]["key"]}', "{ path: event.Records[0].s3.object.key }"),
    "invoke": (None, "event", "event"),
}

# How it hands them on: the resource, the policy, and the calls of the two languages.
GIVE = {
    "sqs": ("AWS::SQS::Queue", "", "SQSSendMessagePolicy: {{ QueueName: !GetAtt {res}.QueueName }}",
            'clients.sqs.send_message(QueueUrl=os.environ["TARGET"], MessageBody=json.dumps(job))',
            "await clients.sqs.send(new SendMessageCommand({ QueueUrl: process.env.TARGET, MessageBody: text }))"),
    "sns": ("AWS::SNS::Topic", "", "SNSPublishMessagePolicy: {{ TopicName: !GetAtt {res}.TopicName }}",
            'clients.sns.publish(TopicArn=os.environ["TARGET"], Message=json.dumps(job))',
            "await clients.sns.send(new PublishCommand({ TopicArn: process.env.TARGET, Message: text }))"),
    "bus": ("AWS::Events::EventBus", "Name: {name}-bus", "EventBridgePutEventsPolicy: {{ EventBusName: !Ref {res} }}",
            'clients.events.put_events(Entries=[{"EventBusName": os.environ["TARGET"], "Source": "shop", "DetailType": "job",'
            ' "Detail": json.dumps(job)}])',
            "await clients.events.send(new PutEventsCommand({ Entries: [{ EventBusName: process.env.TARGET, Source: 'shop',"
            " DetailType: 'job', Detail: text }] }))"),
    "stream": ("AWS::DynamoDB::Table",
               "StreamSpecification: {{ StreamViewType: NEW_IMAGE }}, BillingMode: PAY_PER_REQUEST",
               "DynamoDBCrudPolicy: {{ TableName: !Ref {res} }}",
               'clients.dynamodb.put_item(TableName=os.environ["TARGET"], Item={"id": {"S": "1"}, "path": {"S": job["path"]}})',
               "await clients.dynamodb.send(new PutItemCommand({ TableName: process.env.TARGET,"
               " Item: { id: { S: '1' }, path: { S: job.path } } }))"),
    "kinesis": ("AWS::Kinesis::Stream", "ShardCount: 1", "KinesisCrudPolicy: {{ StreamName: !Ref {res} }}",
                'clients.kinesis.put_record(StreamName=os.environ["TARGET"], PartitionKey="1", Data=json.dumps(job))',
                "await clients.kinesis.send(new PutRecordCommand({ StreamName: process.env.TARGET, PartitionKey: '1',"
                " Data: text }))"),
    "s3": ("AWS::S3::Bucket", "", "S3WritePolicy: {{ BucketName: !Ref {res} }}",
           'clients.s3.put_object(Bucket=os.environ["TARGET"], Key=job["path"], Body=json.dumps(job))',
           "await clients.s3.send(new PutObjectCommand({ Bucket: process.env.TARGET, Key: job.path, Body: text }))"),
    "invoke": (None, "", "LambdaInvokePolicy: {{ FunctionName: !Ref {res} }}",
               'clients.functions.invoke(FunctionName=os.environ["TARGET"], Payload=json.dumps(job))',
               "await clients.functions.send(new InvokeCommand({ FunctionName: process.env.TARGET, Payload: text }))"),
}

PYTHON = '''\
import base64
import json
import logging
import os
import shlex

from shared import clients
from shared.orders import normalise, total

logger = logging.getLogger(__name__)
LIMIT = {number}


class Worker{number}:
    def __init__(self, job):
        self.job = job
        self.count = 0

    def steps(self):
        for item in self.job.get("items", []):
            if item.get("count", 0) > LIMIT:
                continue
            self.count += 1
            yield {{"name": item["name"], "price": total([item])}}

    def run(self):
        lines = [f"{{step['name']}} at {{step['price']}}" for step in self.steps()]
        logger.info("worked on %d of %d", self.count, len(lines))
        return lines


def handler(event, context):
    job = normalise({take})
    try:
        Worker{number}(job).run()
        {end}
    except KeyError:
        logger.error("a field is missing")
        raise
    return {{"statusCode": 202}}
'''

PYTHON_CLIENTS = '''\
import boto3

sqs = boto3.client("sqs")
sns = boto3.client("sns")
events = boto3.client("events")
dynamodb = boto3.client("dynamodb")
kinesis = boto3.client("kinesis")
s3 = boto3.client("s3")
functions = boto3.client("lambda")
'''

PYTHON_ORDERS = '''\
def normalise(job):
    cleaned = dict(job)
    cleaned["attempt"] = int(job.get("attempt", 0)) + 1
    return cleaned


def total(items):
    return sum(item["price"] * item.get("count", 1) for item in items)
'''

JAVASCRIPT = '''\
"use strict";
const {{ execSync }} = require("child_process");
const {{ SendMessageCommand }} = require("@aws-sdk/client-sqs");
const {{ PublishCommand }} = require("@aws-sdk/client-sns");
const {{ PutEventsCommand }} = require("@aws-sdk/client-eventbridge");
const {{ PutItemCommand }} = require("@aws-sdk/client-dynamodb");
const {{ PutRecordCommand }} = require("@aws-sdk/client-kinesis");
const {{ PutObjectCommand }} = require("@aws-sdk/client-s3");
const {{ InvokeCommand }} = require("@aws-sdk/client-lambda");
const clients = require("./shared/clients");
const {{ normalise, quote, total }} = require("./shared/orders");

const limit = {number};

class Worker{number} {{
  constructor(job) {{
    this.job = job;
    this.count = 0;
  }}

  run() {{
    const items = (this.job.items || []).filter((item) => item.count <= limit);
    this.count = items.length;
    return items.map((item) => `${{item.name}} at ${{total([item])}}`);
  }}
}}

exports.handler = async (event) => {{
  const job = normalise({take});
  const text = JSON.stringify(job);
  try {{
    new Worker{number}(job).run();
    {end};
  }} catch (error) {{
    console.error("failed", error.name, text.length);
    throw error;
  }}
  return {{ statusCode: 202 }};
}};
'''

JAVASCRIPT_CLIENTS = '''\
"use strict";
const { SQSClient } = require("@aws-sdk/client-sqs");
const { SNSClient } = require("@aws-sdk/client-sns");
const { EventBridgeClient } = require("@aws-sdk/client-eventbridge");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { KinesisClient } = require("@aws-sdk/client-kinesis");
const { S3Client } = require("@aws-sdk/client-s3");
const { LambdaClient } = require("@aws-sdk/client-lambda");

module.exports = {
  sqs: new SQSClient({}),
  sns: new SNSClient({}),
  events: new EventBridgeClient({}),
  dynamodb: new DynamoDBClient({}),
  kinesis: new KinesisClient({}),
  s3: new S3Client({}),
  functions: new LambdaClient({}),
};
'''

JAVASCRIPT_ORDERS = '''\
"use strict";
exports.normalise = (job) => ({ ...job, attempt: Number(job.attempt || 0) + 1 });
exports.total = (items) => items.reduce((sum, item) => sum + item.price * (item.count || 1), 0);
exports.quote = (text) => "'" + text.replace(/[^A-Za-z0-9_.-]/g, "_") + "'";
'''


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


class Service:
    def __init__(self, number, count, chance):
        self.number, self.count, self.chance = number, count, chance
        self.language = "python" if number % 2 == 0 else "javascript"
        self.resources, self.functions, self.files = [], [], {}

    def name(self, step):
        return f"Step{self.number}x{step}"

    def build(self):
        taken = "api"
        for step in range(self.count):
            given = None if step == self.count - 1 else self.chance.choice(sorted(GIVE))
            self.add(step, taken, given)
            taken = given

    def add(self, step, taken, given):
        name, channel = self.name(step), f"Channel{self.number}x{step}"
        # The next function is called by its name, everything else through a resource of its own.
        target = self.name(step + 1) if given == "invoke" else channel
        source = f"Channel{self.number}x{step - 1}"
        event, python, javascript = TAKE[taken]
        settings = SETTINGS[self.language]
        lines = [f"  {name}:", "    Type: AWS::Serverless::Function", "    Properties:", "      CodeUri: src",
                 f"      Handler: step{step}.handler", f"      Runtime: {settings['runtime']}"]
        if event:
            lines.append("      Events: { On: { " + event.format(name=name, res=source) + " } }")
        if given:
            self.give(given, channel, target, name)
            lines.append(f"      Environment: {{ Variables: {{ TARGET: !Ref {target} }} }}")
            lines.append("      Policies: [ { " + GIVE[given][2].format(res=target) + " } ]")
        self.functions += lines
        code = PYTHON if self.language == "python" else JAVASCRIPT
        take = python if self.language == "python" else javascript
        self.files[f"src/step{step}.{settings['suffix']}"] = code.format(
            number=step, take=take, end=self.end(given))

    def give(self, given, channel, target, name):
        kind, properties = GIVE[given][:2]
        if kind:
            self.resources.append(f"  {channel}:\n    Type: {kind}")
            if properties:
                self.resources.append("    Properties: { " + properties.format(name=name.lower()) + " }")

    def end(self, given):
        isPython = self.language == "python"
        if given:
            return GIVE[given][3 if isPython else 4]
        if self.number % 3 == 2:
            return 'os.system("work " + shlex.quote(job["path"]))' if isPython else 'execSync("work " + quote(job.path))'
        return 'os.system("work " + job["path"])' if isPython else 'execSync("work " + job.path)'

    def write(self, folder):
        template = ["AWSTemplateFormatVersion: '2010-09-09'", "Transform: AWS::Serverless-2016-10-31", "Resources:"]
        write(folder / "template.yaml", "\n".join(template + self.functions + self.resources) + "\n")
        for path, text in self.files.items():
            write(folder / path, text)
        if self.language == "python":
            write(folder / "src/shared/__init__.py", "")
            write(folder / "src/shared/clients.py", PYTHON_CLIENTS)
            write(folder / "src/shared/orders.py", PYTHON_ORDERS)
        else:
            write(folder / "src/shared/clients.js", JAVASCRIPT_CLIENTS)
            write(folder / "src/shared/orders.js", JAVASCRIPT_ORDERS)


def generate(folder, functions, seed=1):
    chance = random.Random(seed)
    for number in range((functions + SIZE - 1) // SIZE):
        service = Service(number, min(SIZE, functions - number * SIZE), chance)
        service.build()
        service.write(folder / f"service{number}")


if __name__ == "__main__":
    generate(pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
