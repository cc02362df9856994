import os


def handler(event, context):
    os.system("print " + event["file"])
    return {}
