import json

import boto3

functions = boto3.client("lambda")
STEPS = {"quote": "shop-quote", "order": "shop-order"}


def handler(event, context):
    body = json.loads(event["body"])
    if body["step"] not in STEPS:
        return {"statusCode": 400}
    functions.invoke(FunctionName=STEPS[body["step"]], Payload=b"{}")
    return {"statusCode": 202}
