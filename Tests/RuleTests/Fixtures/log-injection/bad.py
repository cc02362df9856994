import logging

logger = logging.getLogger()


def handler(event, context):
    logger.info("search for " + event["queryStringParameters"]["q"])  # finding: log-injection
    return {"statusCode": 204}
