import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        table.update_item(
            Key={"id": "tickets"},
            UpdateExpression="SET printed = printed + :one",
            ExpressionAttributeValues={":one": 1},
        )
