import time


def handler(event, context):
    time.sleep(5)  # missing: billed-idle-wait
    return {"statusCode": 200}
