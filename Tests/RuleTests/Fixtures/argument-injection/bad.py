import subprocess


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    subprocess.run(["tar", "xf", name])  # finding: argument-injection
    return {"statusCode": 200}
