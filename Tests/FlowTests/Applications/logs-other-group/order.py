import json


def handler(event, context):
    order = json.loads(event["body"])
    print("order of " + order["name"])
    return {"statusCode": 202}
