import requests


def handler(event, context):
    return {"statusCode": requests.get("https://partner.example.org", timeout=5).status_code}
