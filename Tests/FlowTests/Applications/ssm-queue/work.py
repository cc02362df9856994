import os


def handler(event, context):
    for record in event["Records"]:
        os.system("job " + record["body"])  # flow: os-command-injection from Send
