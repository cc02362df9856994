import hashlib


def handler(event, context):
    signature = hashlib.md5(event["body"].encode()).hexdigest()  # finding: weak-hash
    return {"statusCode": 200, "body": signature}
