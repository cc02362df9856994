import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        place = record["s3"]
        upload = s3.get_object(Bucket=place["bucket"]["name"], Key=place["object"]["key"])
        lines = upload["Body"].read().splitlines()  # finding: unbounded-read
        print(len(lines))
