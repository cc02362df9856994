def handler(event, context):
    return eval(event["detail"]["coupon"])  # flow: code-injection from Place
