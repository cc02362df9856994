import json
import os

import boto3

s3 = boto3.client("s3")
bucket = os.environ["BUCKET"]


def handler(event, context):
    visits = json.loads(s3.get_object(Bucket=bucket, Key="visits.json")["Body"].read())
    visits["count"] += 1
    s3.put_object(Bucket=bucket, Key="visits.json", Body=json.dumps(visits))  # finding: toctou
    return {"statusCode": 200}
