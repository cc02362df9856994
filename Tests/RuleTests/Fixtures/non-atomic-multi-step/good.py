import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    table.update_item(
        Key={"id": "1"}, UpdateExpression="SET #s = :s", ConditionExpression="#s = :open",
        ExpressionAttributeNames={"#s": "state"}, ExpressionAttributeValues={":s": "paid", ":open": "open"},
    )
