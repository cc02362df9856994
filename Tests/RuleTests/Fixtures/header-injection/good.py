def handler(event, context):
    theme = "dark" if event["queryStringParameters"]["theme"] == "dark" else "light"
    return {"statusCode": 200, "headers": {"X-Theme": theme}, "body": ""}
