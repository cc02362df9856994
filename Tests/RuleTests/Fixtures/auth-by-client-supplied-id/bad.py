import json


def handler(event, context):
    body = json.loads(event["body"])
    if body["userId"] == "admin":  # finding: auth-by-client-supplied-id
        return {"statusCode": 200, "body": "welcome"}
    return {"statusCode": 403}
