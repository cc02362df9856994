import json
import os


def handler(event, context):
    for record in event["Records"]:
        placed = json.loads(record["body"])
        os.system("coupon --check " + str(len(placed["path"])))
