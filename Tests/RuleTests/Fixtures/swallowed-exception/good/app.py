import os

import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    try:
        os.remove("/tmp/old")
    except FileNotFoundError:
        pass
    try:
        os.rmdir("/tmp/older")
    # Somebody else may have emptied it, which is as good.
    except OSError:
        pass
    try:
        warm = table.item_count
    except Exception:
        pass  # only a figure for the log
    try:
        table.put_item(Item={"id": "1"})
    except Exception:
        print("not stored")
        raise
    return {"statusCode": 200}
