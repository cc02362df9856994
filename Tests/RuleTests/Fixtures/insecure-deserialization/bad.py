import base64
import pickle

import yaml


def handler(event, context):
    order = pickle.loads(base64.b64decode(event["body"]))  # finding: insecure-deserialization
    settings = yaml.load(event["body"])  # finding: insecure-deserialization
    return {"statusCode": 200, "body": str((order, settings) is None)}
