import subprocess


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    subprocess.run(["tar", "xf", name])  # missing: argument-injection
    return {"statusCode": 200}
