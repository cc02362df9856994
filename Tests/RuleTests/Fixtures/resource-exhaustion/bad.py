import time


def handler(event, context):
    size = int(event["queryStringParameters"]["size"])
    time.sleep(size)  # finding: resource-exhaustion
    return {"statusCode": 200}
