import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    note = table.get_item(Key={"id": "1"})["Item"]
    os.system("render " + note["title"])  # flow: os-command-injection from Save
