PAGES = {"home": "https://shop.example.org/", "cart": "https://shop.example.org/cart"}


def handler(event, context):
    page = PAGES.get(event["queryStringParameters"]["next"], "https://shop.example.org/")
    return {"statusCode": 302, "headers": {"Location": page}}
