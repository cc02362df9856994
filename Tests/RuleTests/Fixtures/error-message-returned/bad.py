import json


def handler(event, context):
    try:
        return {"statusCode": 200, "body": json.loads(event["body"])["name"]}
    except Exception as error:
        return {"statusCode": 500, "body": str(error)}  # finding: error-message-returned
