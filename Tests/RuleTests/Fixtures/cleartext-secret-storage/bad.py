import json

import boto3

table = boto3.resource("dynamodb").Table("users")


def handler(event, context):
    body = json.loads(event["body"])
    table.put_item(Item={"name": body["name"], "password": body["password"]})  # finding: cleartext-secret-storage
    return {"statusCode": 201}
