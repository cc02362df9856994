import json
import os

import boto3

client = boto3.client("dynamodb")


def handler(event, context):
    title = json.loads(event["body"])["title"]
    client.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": os.environ["PAGES"], "Item": {"id": {"S": "1"}, "title": {"S": title}}}},
            {"Put": {"TableName": os.environ["NOTES"], "Item": {"id": {"S": "1"}, "title": {"S": "Start"}}}},
        ]
    )
    return {"statusCode": 201}
