import os


def handler(event, context):
    os.system("convert " + event["path"])
