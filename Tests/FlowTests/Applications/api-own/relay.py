import json
import os

import requests


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["body"])
        requests.post(os.environ["API"] + "/print", json={"path": order["path"]}, timeout=5)
