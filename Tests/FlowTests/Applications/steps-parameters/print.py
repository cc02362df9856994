import os


def handler(event, context):
    os.system("print " + event["file"])  # flow: os-command-injection from Start
    return {}
