import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    table.update_item(  # finding: idor
        Key={"id": event["pathParameters"]["id"]},
        UpdateExpression="SET #n = :n",
        ExpressionAttributeNames={"#n": "name"},
        ExpressionAttributeValues={":n": json.loads(event["body"])["name"]},
    )
    return {"statusCode": 204}
