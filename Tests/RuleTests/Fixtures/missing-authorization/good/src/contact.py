import json
import os
import uuid

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    body = json.loads(event["body"])
    table.put_item(Item={"id": str(uuid.uuid4()), "text": str(body["text"])[:2000]})
    return {"statusCode": 201}
