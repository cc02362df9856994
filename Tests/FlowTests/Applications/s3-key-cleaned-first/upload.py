import json
import os
import re

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    body = json.loads(event["body"])
    if not re.fullmatch(r"[a-z0-9]{1,40}", body["name"]):
        return {"statusCode": 400}
    s3.put_object(Bucket=os.environ["UPLOADS"], Key=body["name"], Body=body["text"])
    return {"statusCode": 202}
