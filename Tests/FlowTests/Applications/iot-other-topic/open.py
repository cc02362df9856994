import os


def handler(event, context):
    os.system("door " + event["state"])
