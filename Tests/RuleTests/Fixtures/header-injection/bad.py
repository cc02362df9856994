def handler(event, context):
    return {
        "statusCode": 200,
        "headers": {"X-Theme": event["queryStringParameters"]["theme"]},  # missing: header-injection
        "body": "",
    }
