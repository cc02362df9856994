import os


def handle(event, context):
    os.system("ping -c 1 " + event.query["host"])  # finding: os-command-injection
    return {"statusCode": 204}
