import json
import os

import boto3

functions = boto3.client("lambda")


def handler(event, context):
    order = json.loads(event["body"])
    if order["total"] > 100:
        return {"statusCode": 402}
    functions.invoke(FunctionName=os.environ["SHIP"], Payload=json.dumps({"order": str(order["id"])}))
    return {"statusCode": 202}
