import subprocess


def handler(event, context):
    output = subprocess.check_output(["df", "-h"]).decode()
    return {"statusCode": 200, "body": output}  # finding: command-output-returned
