import os

import boto3

PASSWORD_PARAMETER = "/shop/password"
PASSWORD_FIELD = "password"
TOKEN_URL = "https://auth.example.org/token"


def handler(event, context):
    password = boto3.client("ssm").get_parameter(Name=PASSWORD_PARAMETER, WithDecryption=True)
    return {"statusCode": 200 if password and os.environ["API_PASSWORD"] else 401}
