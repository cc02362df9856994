import json
import logging

logging.getLogger().setLevel(logging.INFO)


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            logging.info("job of %d items", len(json.loads(record["body"])["items"]))
        except (KeyError, ValueError):
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
