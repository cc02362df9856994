def handler(event, context):
    return {"order": {"path": "/orders/%d" % len(event["order"]["path"])}}
