def is_safe(name):  # finding: ineffective-validation
    return True


def handler(event, context):
    if not is_safe(event["queryStringParameters"]["name"]):
        return {"statusCode": 400}
    return {"statusCode": 200}
