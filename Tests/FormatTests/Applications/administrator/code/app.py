import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    sqs.purge_queue(QueueUrl="https://sqs.eu-west-1.amazonaws.com/111122223333/jobs")
