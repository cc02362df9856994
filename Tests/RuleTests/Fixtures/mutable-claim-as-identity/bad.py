def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    if claims["custom:is_admin"] == "true":  # missing: mutable-claim-as-identity
        return {"statusCode": 200, "body": "welcome"}
    return {"statusCode": 403}
