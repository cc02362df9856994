import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    if "sellers" not in claims.get("cognito:groups", ""):
        return {"statusCode": 403}
    table.delete_item(Key={"id": event["pathParameters"]["id"]})
    return {"statusCode": 204}
