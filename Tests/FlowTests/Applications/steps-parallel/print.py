import os


def handler(event, context):
    os.system("print " + event[0]["file"])  # flow: os-command-injection from Start
    return {}
