import base64
import gzip
import json
import os


def handler(event, context):
    batch = json.loads(gzip.decompress(base64.b64decode(event["awslogs"]["data"])))
    for line in batch["logEvents"]:
        os.system("alarm " + line["message"])
