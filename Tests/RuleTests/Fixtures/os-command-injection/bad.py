import os
import subprocess


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    os.system("convert /tmp/in.png /tmp/" + name)  # finding: os-command-injection
    subprocess.run(f"file /tmp/{name}", shell=True)  # finding: os-command-injection
    return {"statusCode": 200}
