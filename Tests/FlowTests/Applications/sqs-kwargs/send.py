import json
import os

from messages import send


def handler(event, context):
    job = json.loads(event["body"])
    send(os.environ["JOBS"], {"path": job["path"]})
    return {"statusCode": 202}
