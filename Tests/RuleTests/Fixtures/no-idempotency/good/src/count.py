import os

import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for record in event["Records"]:
        table.update_item(
            Key={"id": "jobs"},
            UpdateExpression="ADD done :one SET latest = :id",
            ConditionExpression=Attr("latest").ne(record["messageId"]),
            ExpressionAttributeValues={":one": 1, ":id": record["messageId"]},
        )
        table.update_item(
            Key={"id": "state"},
            UpdateExpression="SET address = :plus",
            ExpressionAttributeValues={":plus": "a+b"},
        )
