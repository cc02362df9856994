import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    for note in table.scan(Limit=10)["Items"]:
        os.system("render " + note["title"])  # flow: os-command-injection from Save
