import jwt

KEY = open("key.pem").read()


def handler(event, context):
    token = event["headers"].get("Authorization")
    if not token:
        return {"statusCode": 401}
    jwt.decode(token, KEY, algorithms=["RS256"])
    return {"statusCode": 200, "body": "all orders"}
