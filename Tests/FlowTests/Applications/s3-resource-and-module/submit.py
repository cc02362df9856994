import json

import documents


def handler(event, context):
    body = json.loads(event["body"])
    documents.save("latest", body["text"])
    return {"statusCode": 202}
