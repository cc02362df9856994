import json
import os
from urllib.parse import unquote_plus


def handler(event, context):
    for message in event["Records"]:
        notification = json.loads(json.loads(message["body"])["Message"])
        for record in notification["Records"]:
            key = unquote_plus(record["s3"]["object"]["key"])
            os.system("thumbnail " + key)  # flow: os-command-injection from Upload
