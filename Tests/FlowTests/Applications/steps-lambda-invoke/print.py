import os


def handler(event, context):
    os.system("print " + event["text"])  # flow: os-command-injection from Start
    return {}
