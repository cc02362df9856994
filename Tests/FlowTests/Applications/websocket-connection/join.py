import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    connection = event["requestContext"]["connectionId"]
    table.put_item(Item={"id": connection, "room": event["queryStringParameters"]["room"]})
    return {"statusCode": 200}
