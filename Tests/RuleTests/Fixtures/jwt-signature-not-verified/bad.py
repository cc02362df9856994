import jwt


def handler(event, context):
    token = event["headers"]["Authorization"]
    claims = jwt.decode(token, options={"verify_signature": False})  # missing: jwt-signature-not-verified
    return {"statusCode": 200, "body": claims["sub"]}
