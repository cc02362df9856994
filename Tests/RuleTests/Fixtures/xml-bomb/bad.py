import xml.dom.minidom


def handler(event, context):
    return {"statusCode": 200, "body": xml.dom.minidom.parseString(event["body"]).nodeName}  # finding: xml-bomb
