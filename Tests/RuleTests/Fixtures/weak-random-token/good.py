import random
import secrets


def handler(event, context):
    token = secrets.token_urlsafe(32)
    greeting = random.choice(["hello", "welcome"])
    return {"statusCode": 200, "body": greeting + token}
