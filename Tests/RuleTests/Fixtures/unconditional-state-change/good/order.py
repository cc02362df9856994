import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    order = json.loads(event["body"])["id"]
    # Only what was paid is shipped.
    table.update_item(
        Key={"id": order},
        UpdateExpression="SET orderStatus = :shipped",
        ConditionExpression="orderStatus = :paid",
        ExpressionAttributeValues={":shipped": "shipped", ":paid": "paid"},
    )
    # A title is no state.
    table.update_item(
        Key={"id": order}, UpdateExpression="SET title = :title", ExpressionAttributeValues={":title": "order"}
    )
    return {"statusCode": 204}
