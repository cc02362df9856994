def handler(event, context):
    host = event["headers"]["Host"]
    return {"statusCode": 301, "headers": {"Location": f"https://{host}/welcome"}}
