import re


def is_safe(name):
    return re.fullmatch(r"[a-z]+", name) is not None


def handler(event, context):
    if not is_safe(event["queryStringParameters"]["name"]):
        return {"statusCode": 400}
    return {"statusCode": 200}
