import urllib.request


def handler(event, context):
    text = urllib.request.urlopen("https://partner.example.org/feed", timeout=5).read()  # missing: unbounded-read
    return {"statusCode": 200, "body": str(len(text))}
