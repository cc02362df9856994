from urllib.parse import quote

import requests


def handler(event, context):
    user = quote(event["pathParameters"]["user"], safe="")
    answer = requests.get("https://users.internal.example.org/v1/" + user, timeout=5)
    page = int(event["queryStringParameters"]["page"])
    other = requests.get(f"https://users.internal.example.org/pages/{page}", timeout=5)
    return {"statusCode": answer.status_code + other.status_code}
