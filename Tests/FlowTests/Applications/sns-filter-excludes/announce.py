import json
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    order = json.loads(event["body"])
    sns.publish(TopicArn=os.environ["ORDERS"],
                Message=json.dumps(order),
                MessageAttributes={"kind": {"DataType": "String", "StringValue": "sale"}})
    return {"statusCode": 202}
