import json
import os


def handler(event, context):
    order = json.loads(event["body"])
    os.system("print " + order["path"])  # flow: os-command-injection from Send
    return {"statusCode": 204}
