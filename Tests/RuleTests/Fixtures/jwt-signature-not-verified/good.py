import logging

import jwt

KEY = open("key.pem").read()
logger = logging.getLogger()


def handler(event, context):
    token = event["headers"]["Authorization"]
    logger.info("signed with %s", jwt.get_unverified_header(token)["alg"])
    claims = jwt.decode(token, KEY, algorithms=["RS256"], audience="shop")
    return {"statusCode": 200, "body": claims["sub"]}
