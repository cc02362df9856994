import boto3

ses = boto3.client("ses")


def handler(event, context):
    ses.send_email(
        Source="shop@example.org",
        Destination={"ToAddresses": ["sales@example.org"]},
        Message={"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": event["body"]}}},
    )
