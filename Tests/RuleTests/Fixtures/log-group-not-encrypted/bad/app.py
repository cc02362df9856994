def handler(event, context):
    print(event["headers"]["Authorization"])
