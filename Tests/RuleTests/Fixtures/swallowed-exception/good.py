import os

import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    try:
        os.remove("/tmp/old")
    except FileNotFoundError:
        pass
    try:
        table.put_item(Item={"id": "1"})
    except Exception:
        print("not stored")
        raise
    return {"statusCode": 200}
