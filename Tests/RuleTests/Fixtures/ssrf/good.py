import os

import requests

HOSTS = {"a": "https://a.example.org/feed", "b": "https://b.example.org/feed"}


def handler(event, context):
    source = event["queryStringParameters"]["source"]
    if source not in HOSTS:
        return {"statusCode": 400}
    answer = requests.get(HOSTS[source], timeout=5)
    other = requests.get(os.environ["PARTNER_URL"], timeout=5)
    return {"statusCode": 200, "body": str(answer.status_code + other.status_code)}
