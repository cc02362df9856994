import json

import boto3

ses = boto3.client("ses")


def handler(event, context):
    body = json.loads(event["body"])
    ses.send_email(  # finding: attacker-chosen-email-recipient
        Source="shop@example.org",
        Destination={"ToAddresses": [body["to"]]},
        Message={"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "Hello"}}},
    )
