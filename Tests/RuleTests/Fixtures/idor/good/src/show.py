import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    owner = event["requestContext"]["authorizer"]["claims"]["sub"]
    parcel = event["pathParameters"]["id"]
    item = table.get_item(Key={"parcelId": parcel, "ownerId": owner}).get("Item")
    return {"statusCode": 200, "body": json.dumps(item)}
