import os


def handler(event, context):
    os.system("archive " + event["responsePayload"]["path"])  # flow: os-command-injection from Announce
