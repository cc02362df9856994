import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    s3.put_object(Bucket=os.environ["REPORTS"], Key="jobs/next.txt", Body=event["body"])
    return {"statusCode": 202}
