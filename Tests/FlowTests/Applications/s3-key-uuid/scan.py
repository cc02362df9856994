import os
import urllib.parse


def handler(event, context):
    for record in event["Records"]:
        os.system("scan " + urllib.parse.unquote_plus(record["s3"]["object"]["key"]))
