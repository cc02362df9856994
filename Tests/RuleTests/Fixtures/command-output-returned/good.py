import subprocess


def handler(event, context):
    output = subprocess.check_output(["df", "-h"]).decode()
    print(output)
    return {"statusCode": 200, "body": "done"}
