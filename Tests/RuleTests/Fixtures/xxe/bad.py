from lxml import etree


def handler(event, context):
    parser = etree.XMLParser(resolve_entities=True)
    document = etree.fromstring(event["body"].encode(), parser)  # finding: xxe
    return {"statusCode": 200, "body": document.tag}
