import json


def handler(event, context):
    try:
        return {"statusCode": 200, "body": json.loads(event["body"])["name"]}
    except ValueError as error:
        print(str(error))
        return {"statusCode": 400, "body": "the body must be JSON"}
