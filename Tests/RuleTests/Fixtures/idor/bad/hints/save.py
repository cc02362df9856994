import json
import os
import uuid

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    # Each hint belongs to who gave it.
    caller = event["requestContext"]["authorizer"]["claims"]["sub"]
    table.put_item(Item={"id": str(uuid.uuid4()), "userId": caller, "text": json.loads(event["body"])["text"]})
    return {"statusCode": 201}
