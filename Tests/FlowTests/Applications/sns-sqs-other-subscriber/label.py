import json
import os


def handler(event, context):
    for record in event["Records"]:
        envelope = json.loads(record["body"])
        order = json.loads(envelope["Message"])
        os.system("print-label " + order["article"])
