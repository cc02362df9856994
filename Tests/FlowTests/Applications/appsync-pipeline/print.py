import os


def handler(event, context):
    os.system("print " + event["prev"]["result"]["title"])  # flow: os-command-injection from Clean
