import os


def handler(event, context):
    return {"statusCode": 200, "body": open(os.path.join("/var/task/pages", event["queryStringParameters"]["page"])).read()}
