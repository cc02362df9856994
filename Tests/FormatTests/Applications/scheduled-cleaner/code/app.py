import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for item in s3.list_objects_v2(Bucket="format-old")["Contents"]:
        s3.delete_object(Bucket="format-old", Key=item["Key"])
