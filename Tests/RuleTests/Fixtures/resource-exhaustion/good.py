def handler(event, context):
    size = min(int(event["queryStringParameters"]["size"]), 100)
    return {"statusCode": 200, "body": "x" * size}
