import requests


def handler(event, context):
    answer = requests.get(event["queryStringParameters"]["url"], timeout=5)  # finding: ssrf
    return {"statusCode": 200, "body": str(answer.status_code)}
