import json
import sqlite3

database = sqlite3.connect("/mnt/books.db")


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["Sns"]["Message"])
        database.execute("insert into orders values ('" + order["article"] + "')")
