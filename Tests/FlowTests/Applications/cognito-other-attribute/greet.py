import os


def handler(event, context):
    os.system("greet " + event["callerContext"]["clientId"])
    return event
