import json

import boto3


def send(address, body, **options):
    request = {"QueueUrl": address, "MessageBody": json.dumps(body)}
    request.update(options)
    boto3.client("sqs").send_message(**request)
