import json
import os

import boto3

directory = boto3.client("cognito-idp")


def handler(event, context):
    user = json.loads(event["body"])
    directory.sign_up(ClientId=os.environ["CLIENT"], Username=user["name"], Password=user["password"],
                      UserAttributes=[{"Name": "nickname", "Value": user["nickname"]}])
    return {"statusCode": 201}
