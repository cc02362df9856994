import os

import boto3

ssm = boto3.client("ssm")
sqs = boto3.client("sqs")


def address():
    return ssm.get_parameter(Name=os.environ["ADDRESS"])["Parameter"]["Value"]


def handler(event, context):
    sqs.send_message(QueueUrl=address(), MessageBody=event["body"])
    return {"statusCode": 202}
