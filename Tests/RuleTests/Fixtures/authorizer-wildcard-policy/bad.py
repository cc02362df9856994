import jwt

KEY = open("key.pem").read()


def handler(event, context):
    claims = jwt.decode(event["authorizationToken"], KEY, algorithms=["RS256"], audience="shop")
    return {
        "principalId": claims["sub"],
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}],  # finding: authorizer-wildcard-policy
        },
    }
