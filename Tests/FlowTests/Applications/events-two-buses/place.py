import json
import os

import boto3

events = boto3.client("events")


def handler(event, context):
    order = json.loads(event["body"])
    events.put_events(Entries=[
        {"EventBusName": os.environ["ORDERS"], "Source": "shop", "DetailType": "placed",
         "Detail": json.dumps({"coupon": order["coupon"]})},
        {"EventBusName": os.environ["AUDIT"], "Source": "shop", "DetailType": "placed",
         "Detail": json.dumps({"coupon": "hidden"})},
    ])
    return {"statusCode": 202}
