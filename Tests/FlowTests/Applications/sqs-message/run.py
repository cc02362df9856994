import json
import os


def handler(event, context):
    for record in event["Records"]:
        job = json.loads(record["body"])
        os.system("unzip " + job["path"])  # flow: os-command-injection from Put
