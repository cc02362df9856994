"""Answers "report" by SMS: packs the account's statement and sends it to the address that the account has on file."""

import io
import json
import os
import tarfile
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart

import boto3

accounts = boto3.resource("dynamodb").Table(os.environ["ACCOUNTS_TABLE"])
ses = boto3.client("ses")


def handler(event, context):
    for record in event["Records"]:
        sms = json.loads(record["Sns"]["Message"])
        if sms["messageBody"].strip().lower() == "report":
            send_report(sms["originationNumber"])


def send_report(phone):
    account = accounts.get_item(Key={"phone": phone}).get("Item")
    if account is None:
        print("message from a number without an account")
        return
    ses.send_raw_email(
        Source=os.environ["SENDER"],
        Destinations=[account["email"]],
        RawMessage={"Data": mail(pack(account))},
    )


def pack(account):
    """The report as an archive in memory: no shell, no file, and no name that others choose."""
    statement = f"balance: {account['balance']}\n".encode()
    entry = tarfile.TarInfo("statement.txt")
    entry.size = len(statement)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        archive.addfile(entry, io.BytesIO(statement))
    return buffer.getvalue()


def mail(archive):
    message = MIMEMultipart()
    message["From"] = os.environ["SENDER"]
    message["Subject"] = "Account report"
    part = MIMEApplication(archive)
    part.add_header("Content-Disposition", "attachment", filename="report.tar.gz")
    message.attach(part)
    return message.as_string()
