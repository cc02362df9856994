import json

import boto3

sns = boto3.client("sns")


def handler(event, context):
    reading = float(event["queryStringParameters"]["reading"])
    sns.publish(
        TopicArn="arn:aws:sns:eu-west-1:111122223333:readings", Message=json.dumps({"reading": reading})
    )
    return {"statusCode": 202}
