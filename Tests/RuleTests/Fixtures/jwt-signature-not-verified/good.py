import jwt

KEY = open("key.pem").read()


def handler(event, context):
    token = event["headers"]["Authorization"]
    claims = jwt.decode(token, KEY, algorithms=["RS256"], audience="shop")
    return {"statusCode": 200, "body": claims["sub"]}
