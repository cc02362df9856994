API_PASSWORD = "hT7rq0ZsW3kLm9"  # finding: hardcoded-secret


def handler(event, context):
    return {"statusCode": 200 if event["headers"]["x-pass"] == API_PASSWORD else 401}
