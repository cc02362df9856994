import sqlite3

connection = sqlite3.connect("/tmp/shop.db")


def handler(event, context):
    user = event["pathParameters"]["user"]
    order = "DESC" if event["queryStringParameters"].get("order") == "down" else "ASC"
    page = int(event["queryStringParameters"]["page"])
    rows = connection.execute(f"SELECT * FROM orders WHERE user = ? ORDER BY id {order} LIMIT 10 OFFSET {page}", (user,))
    return {"statusCode": 200, "body": str(len(rows.fetchall()))}
