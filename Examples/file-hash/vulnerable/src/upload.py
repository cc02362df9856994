"""PUT /files: takes a small file from a signed-in user, stores it, and tells the topic that it can be hashed."""

import base64
import binascii
import json
import os
import uuid

import boto3

LARGEST_FILE = 8 * 1024

s3 = boto3.client("s3")
sns = boto3.client("sns")


def handler(event, context):
    try:
        content = base64.b64decode(json.loads(event["body"])["content"], validate=True)
    except binascii.Error:
        return answer(400, "not a file")
    if not 0 < len(content) <= LARGEST_FILE:
        return answer(413, "a file has 1 byte to 8 KB")
    key = f"files/{uuid.uuid4()}"
    bucket = os.environ["FILES_BUCKET"]
    s3.put_object(Bucket=bucket, Key=key, Body=content)
    sns.publish(TopicArn=os.environ["UPLOADED_TOPIC"], Message=json.dumps({"bucket": bucket, "key": key}))
    return answer(202, key)


def answer(status, message):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps({"message": message})}
