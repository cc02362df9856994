def handler(event, context):
    print(eval(event["detail"]["coupon"]))
