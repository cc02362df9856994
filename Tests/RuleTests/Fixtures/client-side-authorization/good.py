import json


def is_administrator(claims):
    return "admins" in claims.get("cognito:groups", "")


def handler(event, context):
    claims = event["requestContext"]["authorizer"]["claims"]
    # The answer of a check has the name of a right too.
    is_admin = is_administrator(claims)
    if not is_admin:
        return {"statusCode": 403}
    body = json.loads(event["body"])
    return {"statusCode": 200, "body": "the books" if body.get("complete") else "this month"}
