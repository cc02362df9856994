import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    item = table.get_item(Key={"id": event["queryStringParameters"]["id"]})
    return {"statusCode": 200, "body": json.dumps(item.get("Item"))}
