import boto3

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    return dynamodb.get_item(TableName="orders", Key={"id": {"S": "1"}})["Item"]["state"]
