import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    order = json.loads(event["body"])["id"]
    table.update_item(  # finding: unconditional-state-change
        Key={"id": order},
        UpdateExpression="SET shipped_at = :now, orderStatus = :shipped",
        ExpressionAttributeValues={":shipped": "shipped", ":now": context.aws_request_id},
    )
    return {"statusCode": 204}
