import json
import os

import boto3

pool = boto3.client("cognito-idp")


def handler(event, context):
    body = json.loads(event["body"])
    pool.admin_create_user(UserPoolId=os.environ["POOL"], Username=body["name"])
    return {"statusCode": 201}
