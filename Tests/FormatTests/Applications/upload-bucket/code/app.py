import os


def handler(event, context):
    for record in event["Records"]:
        os.system("file /tmp/" + record["s3"]["object"]["key"])
