import json
import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    order = json.loads(event["body"])
    sns.publish(TopicArn=os.environ["ORDERS"], Message=json.dumps({"path": order["path"]}))
    return {"statusCode": 202}
