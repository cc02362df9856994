import re


def handler(event, context):
    text = event["queryStringParameters"]["text"]
    return {"statusCode": 200 if re.match(r"^[a-z]+-[0-9]+$", text) and re.search(re.escape(text), "terms") else 400}
