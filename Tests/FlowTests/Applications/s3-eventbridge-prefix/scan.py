import os


def handler(event, context):
    os.system("scan " + event["detail"]["object"]["key"])
