import os


def handler(event, context):
    os.system("door " + event["state"])  # flow: os-command-injection from Tell
