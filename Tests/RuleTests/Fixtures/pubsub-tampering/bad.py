import boto3

sns = boto3.client("sns")


def handler(event, context):
    sns.publish(TopicArn="arn:aws:sns:eu-west-1:111122223333:readings", Message=event["body"])  # finding: pubsub-tampering
    return {"statusCode": 202}
