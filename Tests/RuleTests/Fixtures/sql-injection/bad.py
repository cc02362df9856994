import sqlite3

connection = sqlite3.connect("/tmp/shop.db")


def handler(event, context):
    user = event["pathParameters"]["user"]
    rows = connection.execute("SELECT * FROM orders WHERE user = '%s'" % user)  # finding: sql-injection
    return {"statusCode": 200, "body": str(len(rows.fetchall()))}
