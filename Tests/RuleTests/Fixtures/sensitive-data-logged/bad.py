import json


def handler(event, context):
    print(json.dumps(event))  # finding: sensitive-data-logged
    print(event["headers"]["Authorization"])  # finding: sensitive-data-logged
    return {"statusCode": 204}
