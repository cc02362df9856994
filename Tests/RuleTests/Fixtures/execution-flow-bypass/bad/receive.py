import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    body = event["body"]
    if len(body) > 8192:
        return {"statusCode": 413}
    s3.put_object(Bucket=os.environ["UPLOADS"], Key="order.json", Body=body)
    return {"statusCode": 202}
