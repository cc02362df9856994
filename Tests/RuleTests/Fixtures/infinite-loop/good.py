import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    answer = table.scan()
    items = answer["Items"]
    while "LastEvaluatedKey" in answer:
        answer = table.scan(ExclusiveStartKey=answer["LastEvaluatedKey"])
        items += answer["Items"]
    return len(items)
