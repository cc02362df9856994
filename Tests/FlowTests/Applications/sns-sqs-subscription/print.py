import json
import os


def handler(event, context):
    for record in event["Records"]:
        envelope = json.loads(record["body"])
        os.system("print " + envelope["Message"])  # flow: os-command-injection from Announce
