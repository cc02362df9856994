import json

import boto3

table = boto3.resource("dynamodb").Table("users")


def handler(event, context):
    table.put_item(Item=json.loads(event["body"]))  # finding: mass-assignment
    return {"statusCode": 201}
