import os
import uuid

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    s3.put_object(Bucket=os.environ["INBOX"], Key="new/%s" % uuid.uuid4(), Body=event["body"])
    return {"statusCode": 204}
