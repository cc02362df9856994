import random
import string


def handler(event, context):
    token = "".join(random.choice(string.ascii_letters) for _ in range(20))  # finding: weak-random-token
    return {"statusCode": 200, "body": token}
