import json
import os
import urllib.parse


def handler(event, context):
    for record in event["Records"]:
        for notified in json.loads(record["body"])["Records"]:
            os.system("scan " + urllib.parse.unquote_plus(notified["s3"]["object"]["key"]))
