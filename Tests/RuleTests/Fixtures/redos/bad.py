import re


def handler(event, context):
    text = event["queryStringParameters"]["text"]
    return {"statusCode": 200 if re.match(r"^(a+)+$", text) else 400}  # finding: redos
