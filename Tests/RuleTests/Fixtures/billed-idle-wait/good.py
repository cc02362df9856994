import time


def handler(event, context):
    started = time.time()
    return {"statusCode": 200, "body": str(time.time() - started)}
