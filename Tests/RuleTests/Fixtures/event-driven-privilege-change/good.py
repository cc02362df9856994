import boto3

cognito = boto3.client("cognito-idp")


def handler(event, context):
    user = event["requestContext"]["authorizer"]["claims"]["sub"]
    cognito.admin_add_user_to_group(UserPoolId="pool", Username=user, GroupName="readers")
    return {"statusCode": 204}
