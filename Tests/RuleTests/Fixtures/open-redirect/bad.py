def handler(event, context):
    return {"statusCode": 302, "headers": {"Location": event["queryStringParameters"]["next"]}}  # finding: open-redirect
