import os


def handler(event, context):
    for record in event["Records"]:
        image = record["dynamodb"]["NewImage"]
        os.system("index " + image["title"]["S"])
