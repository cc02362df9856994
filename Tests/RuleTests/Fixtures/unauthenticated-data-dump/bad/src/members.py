import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    members = table.scan()["Items"]  # finding: unauthenticated-data-dump
    return {"statusCode": 200, "body": json.dumps(members)}
