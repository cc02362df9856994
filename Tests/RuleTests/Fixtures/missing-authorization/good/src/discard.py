import os

import boto3

pool = boto3.client("cognito-idp")


def handler(event, context):
    # People leave: each deletes nobody but themselves.
    name = event["requestContext"]["authorizer"]["claims"]["cognito:username"]
    pool.admin_delete_user(UserPoolId=os.environ["POOL"], Username=name)
    return {"statusCode": 204}
