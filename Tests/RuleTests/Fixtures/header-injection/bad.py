def handler(event, context):
    return {
        "statusCode": 200,
        "headers": {"X-Theme": event["queryStringParameters"]["theme"]},  # finding: header-injection
        "body": "",
    }
