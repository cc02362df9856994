import json
import os

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    # Looked up by the identifier alone, and the owner is compared afterwards.
    caller = event["requestContext"]["authorizer"]["claims"]["sub"]
    parcel = event["queryStringParameters"]["parcel"]
    found = table.query(KeyConditionExpression=Key("parcelId").eq(parcel))["Items"]
    own = [item for item in found if item["ownerId"] == caller]
    return {"statusCode": 200, "body": json.dumps(own)}
