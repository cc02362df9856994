import defusedxml.minidom


def handler(event, context):
    return {"statusCode": 200, "body": defusedxml.minidom.parseString(event["body"]).nodeName}
