import json
import pickle

import yaml


def handler(event, context):
    order = json.loads(event["body"])
    settings = yaml.safe_load(event["body"])
    with open("model.bin", "rb") as model:
        weights = pickle.load(model)
    return {"statusCode": 200, "body": str(len(weights) + len(order) + len(settings))}
