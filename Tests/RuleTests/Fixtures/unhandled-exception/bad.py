import json


def handler(event, context):
    order = json.loads(event["body"])  # finding: unhandled-exception
    return {"statusCode": 200, "body": order["name"]}
