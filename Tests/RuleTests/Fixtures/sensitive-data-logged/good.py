def handler(event, context):
    print("order", context.aws_request_id)
    print(len(event["body"]))
    return {"statusCode": 204}
