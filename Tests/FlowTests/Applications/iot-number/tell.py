import json

import boto3

things = boto3.client("iot-data")


def handler(event, context):
    door = json.loads(event["body"])
    things.publish(topic="doors/%d/state" % int(door["number"]), qos=1, payload=json.dumps({"state": int(door["state"])}))
    return {"statusCode": 202}
