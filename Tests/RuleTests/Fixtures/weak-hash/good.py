import hashlib


def handler(event, context):
    key = hashlib.md5(b"cache", usedforsecurity=False).hexdigest()
    signature = hashlib.sha256(event["body"].encode()).hexdigest()
    return {"statusCode": 200, "body": signature + key}
