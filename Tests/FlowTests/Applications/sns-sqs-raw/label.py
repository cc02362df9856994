import json
import os


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        os.system("print-label " + order["article"])  # flow: os-command-injection from Announce
