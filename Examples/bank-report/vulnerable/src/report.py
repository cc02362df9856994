"""Answers "report <address>" by SMS: packs the account's statement and sends it to the address in the message."""

import json
import os
import tempfile
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart

import boto3

accounts = boto3.resource("dynamodb").Table(os.environ["ACCOUNTS_TABLE"])
ses = boto3.client("ses")


def handler(event, context):
    for record in event["Records"]:
        sms = json.loads(record["Sns"]["Message"])
        send_report(sms["originationNumber"], sms["messageBody"])


def send_report(phone, text):
    account = accounts.get_item(Key={"phone": phone}).get("Item")
    if account is None:
        print("message from a number without an account")
        return
    address = text.removeprefix("report ")
    archive = pack(account, address)
    try:
        ses.send_raw_email(
            Source=os.environ["SENDER"],
            Destinations=[address],
            RawMessage={"Data": mail(archive)},
        )
    finally:
        os.remove(archive)  # finding: path-traversal


def pack(account, address):
    """Stores the report below /tmp, under the e-mail address as its file name."""
    archive = f"/tmp/{address}.tar.gz"
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as statement:
        statement.write(f"balance: {account['balance']}\n")
        statement.flush()
        os.system(f"tar -czf {archive} {statement.name}")  # finding: os-command-injection
    return archive


def mail(archive):
    message = MIMEMultipart()
    message["From"] = os.environ["SENDER"]
    message["Subject"] = "Account report"
    with open(archive, "rb") as content:  # finding: path-traversal
        part = MIMEApplication(content.read())
    part.add_header("Content-Disposition", "attachment", filename=os.path.basename(archive))
    message.attach(part)
    return message.as_string()
