import requests


def handler(event, context):
    user = event["pathParameters"]["user"]
    answer = requests.get("https://users.internal.example.org/v1/" + user, timeout=5)  # finding: url-parameter-injection
    return {"statusCode": answer.status_code}
