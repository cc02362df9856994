def handler(event, context):
    user = event["requestContext"]["authorizer"]["claims"]["sub"]
    if user == "a5d2":
        return {"statusCode": 200, "body": "welcome"}
    return {"statusCode": 403}
