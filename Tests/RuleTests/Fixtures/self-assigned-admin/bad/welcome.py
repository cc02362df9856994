import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    attributes = event["request"]["userAttributes"]
    user = {"id": attributes["sub"], "name": attributes["name"], "role": attributes["custom:role"]}
    table.put_item(Item=user)  # finding: self-assigned-admin
    return event
