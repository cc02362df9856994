import requests


def handler(event, context):
    return {"statusCode": requests.get("https://partner.example.org").status_code}  # finding: no-http-timeout
