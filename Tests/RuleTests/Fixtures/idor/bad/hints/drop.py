import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    table.delete_item(Key={"id": event["pathParameters"]["id"]})  # finding: idor
    return {"statusCode": 204}
