import time


def handler(event, context):
    wish = int(event["queryStringParameters"]["size"])
    time.sleep(min(wish, 10))
    if wish < 100:
        time.sleep(wish)
    return {"statusCode": 200, "body": "x" * min(wish, 100)}
