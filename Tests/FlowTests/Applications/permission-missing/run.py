import json
import os


def handler(event, context):
    for record in event["Records"]:
        os.system("unzip " + json.loads(record["body"])["path"])  # flow: os-command-injection from Send (low)
