import os
import re


def handler(event, context):
    if not re.fullmatch(r"[a-z0-9]+", event["path"]):
        raise ValueError("no name of a picture")
    os.system("convert " + event["path"])
