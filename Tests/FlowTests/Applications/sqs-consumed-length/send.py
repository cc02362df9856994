import json
import os

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    job = json.loads(event["body"])
    sqs.send_message(QueueUrl=os.environ["JOBS"], MessageBody=json.dumps({"kind": "unzip", "path": job["path"]}))
    return {"statusCode": 202}
