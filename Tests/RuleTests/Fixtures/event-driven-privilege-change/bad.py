import json

import boto3

cognito = boto3.client("cognito-idp")


def handler(event, context):
    body = json.loads(event["body"])
    cognito.admin_add_user_to_group(UserPoolId="pool", Username=body["user"], GroupName=body["group"])  # finding: event-driven-privilege-change
    return {"statusCode": 204}
