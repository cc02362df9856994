import json
import os
import uuid

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    note = json.loads(event["body"])
    table.put_item(Item={"id": str(uuid.uuid4()), "kind": "note", "title": note["title"]})
    return {"statusCode": 201}
