import os

import boto3

orders = boto3.resource("dynamodb").Table(os.environ["TABLE"])
s3 = boto3.client("s3")


def handler(event, context):
    s3.get_object(Bucket=os.environ["BUCKET"], Key="open.json")
    found = orders.get_item(Key={"id": "open"})
    if "Item" in found:
        orders.delete_item(Key={"id": "open"})
