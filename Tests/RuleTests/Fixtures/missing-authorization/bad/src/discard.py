import os

import boto3

pool = boto3.client("cognito-idp")


def handler(event, context):
    name = event["pathParameters"]["name"]
    pool.admin_delete_user(UserPoolId=os.environ["POOL"], Username=name)  # finding: missing-authorization
    return {"statusCode": 204}
