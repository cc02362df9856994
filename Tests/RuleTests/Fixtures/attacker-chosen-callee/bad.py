import json

import boto3

functions = boto3.client("lambda")


def handler(event, context):
    body = json.loads(event["body"])
    functions.invoke(FunctionName=body["step"], Payload=b"{}")  # finding: attacker-chosen-callee
    return {"statusCode": 202}
