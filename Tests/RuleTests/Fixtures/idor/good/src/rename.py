import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    # The key is the caller's own identity.
    caller = event["requestContext"]["authorizer"]["claims"]["sub"]
    table.update_item(
        Key={"id": caller},
        UpdateExpression="SET #n = :n",
        ExpressionAttributeNames={"#n": "name"},
        ExpressionAttributeValues={":n": json.loads(event["body"])["name"]},
    )
    return {"statusCode": 204}
