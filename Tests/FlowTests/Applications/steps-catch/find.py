def handler(event, context):
    raise RuntimeError("no orders")
