import json


def handler(event, context):
    try:
        order = json.loads(event["body"])
    except ValueError:
        return {"statusCode": 400}
    return {"statusCode": 200, "body": order.get("name", "")}
