import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    members = table.scan()["Items"]
    return {"statusCode": 200, "body": json.dumps(members)}
