import boto3

s3 = boto3.client("s3")


def handler(event, context):
    url = s3.generate_presigned_url(  # finding: attacker-controlled-object-key
        "put_object", Params={"Bucket": "uploads", "Key": event["queryStringParameters"]["name"]}, ExpiresIn=300
    )
    return {"statusCode": 200, "body": url}
