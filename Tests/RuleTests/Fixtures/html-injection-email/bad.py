import json

import boto3

ses = boto3.client("ses")


def handler(event, context):
    order = json.loads(event["body"])
    ses.send_email(  # finding: html-injection-email
        Source="shop@example.org",
        Destination={"ToAddresses": ["sales@example.org"]},
        Message={"Subject": {"Data": "Order"}, "Body": {"Html": {"Data": "<p>For " + order["name"] + "</p>"}}},
    )
    return {"statusCode": 204}
