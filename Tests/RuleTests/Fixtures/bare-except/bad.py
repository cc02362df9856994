import json


def handler(event, context):
    try:
        name = json.loads(event["body"])["name"]
    except:  # finding: bare-except
        name = "nobody"
    return {"statusCode": 200, "body": name}
