import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    attributes = event["request"]["userAttributes"]
    # Whatever the form says, a new user is a reader.
    user = {"id": attributes["sub"], "name": attributes["name"], "wish": attributes["custom:role"], "role": "reader"}
    table.put_item(Item=user)
    return event
