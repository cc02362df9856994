import json
import os

import boto3

dynamodb = boto3.resource("dynamodb")


def table():
    return dynamodb.Table(os.environ["TABLE"])


def save(event, context):
    table().put_item(Item={"id": "latest", "title": json.loads(event["body"])["title"]})
    return {"statusCode": 201}


def show(event, context):
    os.system("render " + table().get_item(Key={"id": "latest"})["Item"]["title"])
