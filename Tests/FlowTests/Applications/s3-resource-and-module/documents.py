import os

import boto3

bucket = boto3.resource("s3").Bucket(os.environ["STORE"])


def save(name, text):
    bucket.put_object(Key="documents/" + name, Body=text)


def load(name):
    return bucket.Object("documents/" + name).get()["Body"].read().decode("utf-8")
