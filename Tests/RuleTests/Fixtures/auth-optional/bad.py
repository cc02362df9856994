import jwt

KEY = open("key.pem").read()


def handler(event, context):
    token = event["headers"].get("Authorization")
    if token:  # finding: auth-optional
        jwt.decode(token, KEY, algorithms=["RS256"])
    return {"statusCode": 200, "body": "all orders"}
