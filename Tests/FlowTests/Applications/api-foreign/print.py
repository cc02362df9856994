import json
import os


def handler(event, context):
    order = json.loads(event["body"])
    os.system("print " + order["path"])
    return {"statusCode": 204}
