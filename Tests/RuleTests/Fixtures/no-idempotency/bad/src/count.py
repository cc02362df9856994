import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        table.update_item(  # finding: no-idempotency
            Key={"id": "jobs"},
            UpdateExpression="ADD done :one",
            ExpressionAttributeValues={":one": 1},
        )
