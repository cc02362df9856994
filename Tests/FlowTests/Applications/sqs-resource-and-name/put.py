import boto3

import settings

queue = boto3.resource("sqs").get_queue_by_name(QueueName=settings.QUEUE)


def handler(event, context):
    queue.send_message(MessageBody=event["queryStringParameters"]["filter"])
    return {"statusCode": 202}
