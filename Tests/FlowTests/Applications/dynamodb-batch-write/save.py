import json
import os

import boto3

client = boto3.client("dynamodb")


def handler(event, context):
    title = json.loads(event["body"])["title"]
    client.batch_write_item(
        RequestItems={
            os.environ["NOTES"]: [{"PutRequest": {"Item": {"id": {"S": "1"}, "title": {"S": title}}}}],
            os.environ["PAGES"]: [{"PutRequest": {"Item": {"id": {"S": "1"}, "title": {"S": "Start"}}}}],
        }
    )
    return {"statusCode": 201}
