import json
import os

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    mail = event["Records"][0]["ses"]["mail"]
    sqs.send_message(QueueUrl=os.environ["JOBS"], MessageBody=json.dumps({"subject": mail["commonHeaders"]["subject"]}))
