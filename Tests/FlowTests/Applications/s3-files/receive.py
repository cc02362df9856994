import os

import boto3


def handler(event, context):
    with open("/tmp/settings.yaml", "w") as file:
        file.write(event["body"])
    boto3.client("s3").upload_file("/tmp/settings.yaml", os.environ["INBOX"], "settings.yaml")
    return {"statusCode": 204}
