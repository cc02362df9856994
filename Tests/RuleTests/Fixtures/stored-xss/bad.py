import boto3

table = boto3.resource("dynamodb").Table("comments")


def handler(event, context):
    comment = table.get_item(Key={"id": "1"})["Item"]["text"]
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "text/html"},
        "body": "<p>" + comment + "</p>",  # finding: stored-xss
    }
