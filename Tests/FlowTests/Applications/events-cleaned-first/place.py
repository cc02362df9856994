import json
import shlex

import boto3

events = boto3.client("events")


def handler(event, context):
    order = json.loads(event["body"])
    events.put_events(Entries=[{
        "Source": "shop", "DetailType": "order placed", "Detail": json.dumps({"coupon": shlex.quote(order["coupon"])}),
    }])
    return {"statusCode": 202}
