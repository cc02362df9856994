import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    s3.put_object(Bucket=os.environ["INBOX"], Key="new/" + event["queryStringParameters"]["name"], Body=b"")
    return {"statusCode": 204}
