import logging

logger = logging.getLogger()


def handler(event, context):
    logger.info("search for %d", int(event["queryStringParameters"]["page"]))
    return {"statusCode": 204}
