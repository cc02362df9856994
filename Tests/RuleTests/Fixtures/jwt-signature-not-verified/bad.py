import jwt


def handler(event, context):
    token = event["headers"]["Authorization"]
    claims = jwt.decode(token, options={"verify_signature": False})  # finding: jwt-signature-not-verified
    return {"statusCode": 200, "body": claims["sub"]}
