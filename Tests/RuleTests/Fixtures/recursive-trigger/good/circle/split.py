import os

import boto3

sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        key = record["s3"]["object"]["key"]
        sqs.send_message(QueueUrl=os.environ["PARTS"], MessageBody=key)
