import os

import boto3

s3 = boto3.client("s3")


def store(text):
    s3.put_object(Bucket=os.environ["SCANS"], Key=f"scans/{hash(text)}.txt", Body=text)


def handler(event, context):
    for record in event["Records"]:
        store(record["body"])
