import json
import os

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    parcel = event["queryStringParameters"]["parcel"]
    found = table.query(KeyConditionExpression=Key("parcelId").eq(parcel))["Items"]  # finding: idor
    return {"statusCode": 200, "body": json.dumps(found)}
