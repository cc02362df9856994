def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    if claims["custom:is_admin"] == "true":  # finding: mutable-claim-as-identity
        return {"statusCode": 200, "body": "welcome"}
    return {"statusCode": 403}
