import hashlib
import json


def handler(event, context):
    password = json.loads(event["body"])["password"]
    digest = hashlib.sha256(password.encode()).hexdigest()  # finding: weak-password-hash
    return {"statusCode": 200 if digest else 401}
