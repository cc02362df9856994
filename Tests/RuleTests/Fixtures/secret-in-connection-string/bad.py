import psycopg2

connection = psycopg2.connect("postgresql://shop:hT7rq0ZsW3kLm9@db.example.org/shop")  # finding: secret-in-connection-string


def handler(event, context):
    return {"statusCode": 204}
