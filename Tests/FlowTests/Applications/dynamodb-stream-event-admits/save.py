import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    table.put_item(Item={"id": "1", "kind": "note", "title": json.loads(event["body"])["title"]})
    return {"statusCode": 201}
