def handler(event, context):
    return {"title": len(event["arguments"]["title"])}
