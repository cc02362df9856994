import os

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def handler(event, context):
    found = table.query(KeyConditionExpression=Key("id").eq("today"))
    os.system("render " + found["Items"][0]["title"])  # flow: os-command-injection from Save
