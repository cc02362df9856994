import boto3

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    answer = dynamodb.execute_statement(Statement="SELECT * FROM Users WHERE name = '" + name + "'")  # finding: partiql-injection
    return {"statusCode": 200, "body": str(len(answer["Items"]))}
