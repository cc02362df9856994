import json
import os


def handler(event, context):
    for record in event:
        job = json.loads(record["body"])
        os.system("unzip " + job["path"])  # flow: os-command-injection from Send
