"""Hashes each file that the topic announces. The size was checked before the announcement."""

import hashlib
import json
import os

import boto3

s3 = boto3.client("s3")
hashes = boto3.resource("dynamodb").Table(os.environ["HASHES_TABLE"])


def handler(event, context):
    for record in event["Records"]:
        uploaded = json.loads(record["Sns"]["Message"])
        store(uploaded["key"], digest(uploaded["bucket"], uploaded["key"]))


def digest(bucket, key):
    content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()  # missing: unbounded-read
    return hashlib.sha256(content).hexdigest()


def store(key, value):
    hashes.put_item(Item={"file": key, "hash": value})  # finding: execution-flow-bypass
