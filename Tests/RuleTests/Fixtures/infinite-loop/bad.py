import boto3

table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    answer = table.scan()
    items = answer["Items"]
    while "LastEvaluatedKey" in answer:  # finding: infinite-loop
        items += table.scan()["Items"]
    return len(items)
