def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    if "admins" in claims["cognito:groups"]:
        return {"statusCode": 200, "body": "welcome"}
    return {"statusCode": 403}
