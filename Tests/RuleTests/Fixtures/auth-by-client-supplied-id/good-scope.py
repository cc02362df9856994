import json


def handler(event, context):
    query = json.loads(event["body"])
    # What part of the data is searched is nobody's right.
    if query["scope"] == "samples":
        return {"statusCode": 200, "body": "samples"}
    return {"statusCode": 200, "body": "everything"}
