import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    return {"statusCode": 200, "body": str(len(table.scan()["Items"]))}  # finding: unbounded-scan
