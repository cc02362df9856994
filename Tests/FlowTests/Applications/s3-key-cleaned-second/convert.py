import os
import shlex
from urllib.parse import unquote_plus


def handler(event, context):
    for record in event["Records"]:
        key = unquote_plus(record["s3"]["object"]["key"])
        os.system("convert /mnt/uploads/" + shlex.quote(key))
