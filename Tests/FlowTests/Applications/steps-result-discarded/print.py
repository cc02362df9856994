import os


def handler(event, context):
    os.system("print " + event["path"])  # flow: os-command-injection from Start
    return {}
