import json
import os

import boto3

bucket = boto3.resource("s3").Bucket(os.environ["PHOTOS"])


def handler(event, context):
    body = json.loads(event["body"])
    bucket.put_object(Key="photos/" + body["name"], Body=body["data"])
    return {"statusCode": 202}
