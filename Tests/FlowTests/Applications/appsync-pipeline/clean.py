def handler(event, context):
    return {"title": event["arguments"]["title"]}
