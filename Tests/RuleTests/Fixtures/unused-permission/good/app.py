import boto3

dynamodb = boto3.client("dynamodb")
s3 = boto3.client("s3")


def handler(event, context):
    state = dynamodb.get_item(TableName="orders", Key={"id": {"S": "1"}})["Item"]["state"]["S"]
    s3.put_object(Bucket="reports", Key="state", Body=state)
