import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    note = json.loads(event["body"])
    table.update_item(Key={"id": event["pathParameters"]["id"]}, UpdateExpression="SET title = :title",
                      ExpressionAttributeValues={":title": note["title"]})
    return {"statusCode": 200}
