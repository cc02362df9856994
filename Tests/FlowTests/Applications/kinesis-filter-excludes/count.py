import base64
import json
import sqlite3

database = sqlite3.connect("/mnt/clicks.db")


def handler(event, context):
    for record in event["Records"]:
        click = json.loads(base64.b64decode(record["kinesis"]["data"]))
        database.execute("insert into clicks values ('" + click["page"] + "')")
