def handler(event, context):
    print(len(event["awslogs"]["data"]))
