import json


def handler(event, context):
    body = json.loads(event["body"])
    if not body.get("is_admin"):  # finding: client-side-authorization
        return {"statusCode": 403}
    return {"statusCode": 200, "body": "the books"}
