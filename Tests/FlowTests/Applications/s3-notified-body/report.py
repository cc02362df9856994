import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        content = s3.get_object(Bucket=bucket, Key=record["s3"]["object"]["key"])["Body"].read()  # flow: unbounded-read from Upload (medium)
        exec(content)  # flow: code-injection from Upload
