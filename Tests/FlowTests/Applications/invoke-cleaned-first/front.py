import json
import os
import shlex

import boto3

client = boto3.client("lambda")


def handler(event, context):
    order = json.loads(event["body"])
    client.invoke(FunctionName=os.environ["RESIZE"], InvocationType="Event",
                  Payload=json.dumps({"path": shlex.quote(order["path"]), "width": 80}))
    return {"statusCode": 202}
