import os


def handler(event, context):
    os.system("convert " + event["path"])  # flow: os-command-injection from Front
