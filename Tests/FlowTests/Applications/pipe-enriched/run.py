import os


def handler(event, context):
    for job in event:
        os.system("unzip " + job["path"])  # flow: os-command-injection from Send
