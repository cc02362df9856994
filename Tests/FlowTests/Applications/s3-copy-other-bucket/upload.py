import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    s3.copy_object(Bucket=os.environ["STORE"], CopySource=os.environ["INBOX"] + "/draft",
                   Key=event["queryStringParameters"]["name"])
    return {"statusCode": 204}
