import boto3

s3 = boto3.client("s3")


def handler(event, context):
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}, ExpiresIn=300)
    other = s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})
    return {"statusCode": 200, "body": url + other}
