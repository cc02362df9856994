import json
import os
import uuid

import boto3

s3 = boto3.client("s3")
bucket = os.environ["BUCKET"]


def handler(event, context):
    # Refused when somebody else wrote in between.
    object = s3.get_object(Bucket=bucket, Key="visits.json")
    visits = json.loads(object["Body"].read())
    visits["count"] += 1
    s3.put_object(Bucket=bucket, Key="visits.json", Body=json.dumps(visits), IfMatch=object["ETag"])
    # A template that is read and a page of another name that is written.
    page = s3.get_object(Bucket=bucket, Key="template.html")["Body"].read()
    s3.put_object(Bucket=bucket, Key=f"pages/{uuid.uuid4()}.html", Body=page)
    return {"statusCode": 200}
