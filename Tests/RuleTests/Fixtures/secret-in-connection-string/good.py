import os

import psycopg2

connection = psycopg2.connect("postgresql://db.example.org/shop", password=os.environ["PASSWORD"])
local = f"postgresql://shop:{os.environ['PASSWORD']}@db.example.org/shop"


def handler(event, context):
    return {"statusCode": 204}
