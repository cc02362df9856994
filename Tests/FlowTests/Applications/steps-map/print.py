import os


def handler(event, context):
    os.system("print " + event["item"])  # flow: os-command-injection from Start
    return {}
