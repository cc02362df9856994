import boto3

s3 = boto3.client("s3")


def handler(event, context):
    s3.put_object(Bucket="photos-of-the-shop", Key="small.png", Body=b"")  # finding: recursive-trigger
