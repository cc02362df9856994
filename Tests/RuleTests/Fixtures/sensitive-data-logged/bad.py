import json


def handler(event, context):
    print(json.dumps(event))  # missing: sensitive-data-logged
    print(event["headers"]["Authorization"])  # missing: sensitive-data-logged
    return {"statusCode": 204}
