import json
import os

import boto3

kinesis = boto3.client("kinesis")


def handler(event, context):
    click = json.loads(event["body"])
    kinesis.put_record(StreamName=os.environ["CLICKS"], PartitionKey="web",
                       Data=json.dumps({"kind": "click", "page": click["page"]}))
    return {"statusCode": 202}
