import boto3

s3 = boto3.client("s3")


def handler(event, context):
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}, ExpiresIn=604800)  # finding: long-lived-presigned-url
    return {"statusCode": 200, "body": url}
