import json
import os

import boto3

firehose = boto3.client("firehose")


def handler(event, context):
    click = json.loads(event["body"])
    firehose.put_record(DeliveryStreamName=os.environ["DELIVERY"], Record={"Data": json.dumps({"score": float(click["score"])}) + "\n"})
    return {"statusCode": 202}
