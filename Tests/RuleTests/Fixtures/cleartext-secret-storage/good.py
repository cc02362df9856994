import json

import bcrypt
import boto3

table = boto3.resource("dynamodb").Table("users")


def handler(event, context):
    body = json.loads(event["body"])
    table.put_item(Item={"name": body["name"], "hash": bcrypt.hashpw(body["password"].encode(), bcrypt.gensalt())})
    return {"statusCode": 201}
