import json


def handler(event, context):
    body = json.loads(event["body"])
    return {"statusCode": 201, "body": json.dumps({"name": body["name"], "password": body["password"]})}  # finding: sensitive-data-returned
