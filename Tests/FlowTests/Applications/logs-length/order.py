import json


def handler(event, context):
    order = json.loads(event["body"])
    print("order of " + str(len(order["name"])))
    return {"statusCode": 202}
