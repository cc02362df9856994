import time


def handler(event, context):
    size = int(event["queryStringParameters"]["size"])
    time.sleep(size)  # missing: resource-exhaustion
    return {"statusCode": 200}
