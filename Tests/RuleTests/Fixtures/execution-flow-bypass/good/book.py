import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    table.put_item(Item={"id": event["Records"][0]["s3"]["object"]["eTag"]})
