import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    order = table.get_item(Key={"id": "1"})["Item"]
    if order["state"] == "open":
        table.update_item(  # finding: non-atomic-multi-step
            Key={"id": "1"}, UpdateExpression="SET #s = :s", ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":s": "paid"},
        )
