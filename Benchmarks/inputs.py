"""Writes the trees that the benchmarks scan; the same bytes on every run.

    inputs.py FOLDER

Each tree repeats a few lifelike files with running numbers in them, so that names and constants differ as they do in real
applications: templates/ holds SAM templates without code, python/ and javascript/ one application with many functions.
"""

import pathlib
import sys

TEMPLATE = """\
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {{ Type: String, Default: dev }}
Resources:
{resources}"""

FUNCTION = """\
  Function{n}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: {code}
      Handler: {module}{n}.{handler}
      Runtime: {runtime}
      Timeout: 10
      Environment:
        Variables:
          TABLE: !Ref Table{n}
          STAGE: !Ref Stage
      Policies:
        - DynamoDBCrudPolicy:
            TableName: !Ref Table{n}
        - Statement:
            - Effect: Allow
              Action: ['s3:GetObject', 's3:PutObject']
              Resource: !Sub 'arn:aws:s3:::${{Stage}}-uploads-{n}/*'
      Events:
        Create:
          Type: Api
          Properties:
            Path: /orders{n}/{{id}}
            Method: post
  Table{n}:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{{ AttributeName: id, AttributeType: S }}]
      KeySchema: [{{ AttributeName: id, KeyType: HASH }}]
"""

PYTHON = """\
import json
import logging
import os
import subprocess

import boto3

from store import load{m}, save

logger = logging.getLogger()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
LIMIT = {n}


class Order{n}:
    def __init__(self, identifier, items=None):
        self.identifier = identifier
        self.items = items or []

    def total(self):
        return sum(item["price"] * item["count"] for item in self.items if item["count"] < LIMIT)


def render(order):
    path = "/tmp/order-{n}.txt"
    with open(path, "w") as file:
        for item in order.items:
            file.write(f"{{item['name']}}: {{item['price']}}\\n")
    return subprocess.run(["gzip", path], check=True, timeout=5)


def handler{n}(event, context):
    body = json.loads(event["body"])
    identifier = event["pathParameters"]["id"]
    if not identifier.isdigit():
        return {{"statusCode": 400, "body": "no"}}
    try:
        order = Order{n}(identifier, body.get("items"))
        save(table, order.identifier, order.total())
        render(order)
        os.system("notify " + load{m}(table, body["name"]))
    except KeyError as error:
        logger.exception("failed")
        return {{"statusCode": 500, "body": str(error)}}
    return {{"statusCode": 200, "body": json.dumps({{"total": order.total()}})}}
"""

STORE_PYTHON = """\
def load{n}(table, key):
    item = table.get_item(Key={{"id": key}})["Item"]
    return item["value"] if "value" in item else str({n})


"""

JAVASCRIPT = """\
'use strict';
const {{ execFile, exec }} = require('child_process');
const {{ DynamoDBClient, GetItemCommand, PutItemCommand }} = require('@aws-sdk/client-dynamodb');
const {{ load{m} }} = require('./store');

const client = new DynamoDBClient({{}});
const limit = {n};

class Order{n} {{
  constructor(id, items = []) {{
    this.id = id;
    this.items = items;
  }}

  total() {{
    return this.items.filter((item) => item.count < limit).reduce((sum, item) => sum + item.price * item.count, 0);
  }}
}}

const save = async (order) => {{
  const item = {{ id: {{ S: order.id }}, total: {{ N: String(order.total()) }} }};
  await client.send(new PutItemCommand({{ TableName: process.env.TABLE, Item: item }}));
}};

exports.handler{n} = async (event, context) => {{
  const {{ name, items }} = JSON.parse(event.body || '{{}}');
  const id = event.pathParameters.id;
  if (!/^[0-9]+$/.test(id)) return {{ statusCode: 400, body: 'no' }};
  try {{
    const order = new Order{n}(id, items);
    await save(order);
    execFile('gzip', [`/tmp/order-${{limit}}`]);
    exec(`notify ${{await load{m}(client, name)}}`);
    return {{ statusCode: 200, body: JSON.stringify({{ total: order.total() }}) }};
  }} catch (error) {{
    console.error('failed', error);
    return {{ statusCode: 500, body: error.message }};
  }}
}};
"""

STORE_JAVASCRIPT = """\
exports.load{n} = async (client, key) => {{
  const found = await client.get({{ TableName: process.env.TABLE, Key: {{ id: key }} }});
  return found.Item ? found.Item.value : String({n});
}};

"""


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def template(count, code, module, handler, runtime):
    rows = [
        FUNCTION.format(n=n, code=code, module=module, handler=handler.format(n=n), runtime=runtime)
        for n in range(count)
    ]
    return TEMPLATE.format(resources="".join(rows))


def main():
    root = pathlib.Path(sys.argv[1])
    for n in range(60):
        write(root / "templates", f"app{n}/template.yaml", template(8, "src", "app", "main", "python3.13"))
    count = 60
    write(root / "python", "template.yaml", template(count, "src", "order", "handler{n}", "python3.13"))
    write(root / "python", "src/store.py", "def save(table, key, value):\n    table.put_item(Item={'id': key})\n\n\n")
    with open(root / "python/src/store.py", "a") as store:
        store.writelines(STORE_PYTHON.format(n=n) for n in range(10))
    write(root / "javascript", "template.yaml", template(count, "src", "order", "handler{n}", "nodejs22.x"))
    write(root / "javascript", "src/store.js", "'use strict';\n\n" + "".join(STORE_JAVASCRIPT.format(n=n) for n in range(10)))
    for n in range(count):
        write(root / "python", f"src/order{n}.py", PYTHON.format(n=n, m=n % 10))
        write(root / "javascript", f"src/order{n}.js", JAVASCRIPT.format(n=n, m=n % 10))


main()
