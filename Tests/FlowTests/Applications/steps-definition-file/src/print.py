import os


def handler(event, context):
    os.system("print " + event["order"]["path"])  # flow: os-command-injection from Start
    return {}
