API_PASSWORD = "hT7rq0ZsW3kLm9"  # missing: hardcoded-secret


def handler(event, context):
    return {"statusCode": 200 if event["headers"]["x-pass"] == API_PASSWORD else 401}
