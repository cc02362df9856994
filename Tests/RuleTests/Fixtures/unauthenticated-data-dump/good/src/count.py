import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    members = table.scan(Select="COUNT")["Count"]
    return {"statusCode": 200, "body": json.dumps({"members": members})}
