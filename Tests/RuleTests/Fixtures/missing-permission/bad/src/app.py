import os

import boto3

orders = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    found = orders.get_item(Key={"id": "open"})
    if "Item" in found:
        orders.delete_item(Key={"id": "open"})  # finding: missing-permission
