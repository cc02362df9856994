import json

import boto3

events = boto3.client("events")


def handler(event, context):
    order = json.loads(event["body"])
    events.put_events(Entries=[{
        "Source": "shop", "DetailType": "order placed", "Detail": json.dumps({"coupon": order["coupon"]}),
    }])
    return {"statusCode": 202}
