import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    stored = s3.get_object(Bucket=os.environ["TEXTS"], Key="title")["Body"].read().decode()
    return {"text": stored, "length": len(stored)}
