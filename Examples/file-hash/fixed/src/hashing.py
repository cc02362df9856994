"""Hashes each file that the topic announces, after checking again what an announcement may ask for."""

import hashlib
import json
import os
import re

import boto3

LARGEST_FILE = 8 * 1024
KEY = re.compile(r"\Afiles/[0-9a-f-]{36}\Z")

s3 = boto3.client("s3")
hashes = boto3.resource("dynamodb").Table(os.environ["HASHES_TABLE"])


def handler(event, context):
    for record in event["Records"]:
        key = json.loads(record["Sns"]["Message"])["key"]
        if not KEY.fullmatch(key):
            raise ValueError("an announcement of something else than a file")
        store(key, digest(key))


def digest(key):
    """The bucket is the application's own, and no more is read than a file may have."""
    bucket = os.environ["FILES_BUCKET"]
    file = s3.get_object(Bucket=bucket, Key=key, Range=f"bytes=0-{LARGEST_FILE}")
    content = file["Body"].read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ValueError("a file that no upload has checked")
    return hashlib.sha256(content).hexdigest()


def store(key, value):
    """An announcement may come twice; the first hash stays."""
    try:
        hashes.put_item(Item={"file": key, "hash": value}, ConditionExpression="attribute_not_exists(file)")
    except hashes.meta.client.exceptions.ConditionalCheckFailedException:
        print("hashed before")
