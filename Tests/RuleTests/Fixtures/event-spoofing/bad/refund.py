def handler(event, context):
    return event["detail"]["order"]
