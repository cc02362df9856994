import os


def handler(event, context):
    for record in event["Records"]:
        os.system("index " + record["dynamodb"]["NewImage"]["title"]["S"])  # flow: os-command-injection from Save
