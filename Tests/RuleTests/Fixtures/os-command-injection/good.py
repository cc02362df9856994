import os
import re
import shlex
import subprocess


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    os.system("date")
    os.system("file " + shlex.quote(name))
    subprocess.run(["file", "--", name])
    if re.fullmatch(r"[a-z0-9]+", name):
        os.system("file /tmp/" + name)
    return {"statusCode": 200}
