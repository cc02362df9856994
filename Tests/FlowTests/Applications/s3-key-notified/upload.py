import json
import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    body = json.loads(event["body"])
    s3.put_object(Bucket=os.environ["UPLOADS"], Key=body["name"], Body=body["text"])
    return {"statusCode": 202}
