import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    with table.batch_writer() as batch:
        for note in json.loads(event["body"])["notes"]:
            batch.put_item(Item={"id": note["id"], "title": note["title"]})
    return {"statusCode": 201}
