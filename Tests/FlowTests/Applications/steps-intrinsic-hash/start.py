import json
import os

import boto3

workflows = boto3.client("stepfunctions")


def handler(event, context):
    order = json.loads(event["body"])
    workflows.start_execution(stateMachineArn=os.environ["WORK"],
                              input=json.dumps({"order": {"path": order["path"], "items": order["items"]}, "kind": "print"}))
    return {"statusCode": 202}
