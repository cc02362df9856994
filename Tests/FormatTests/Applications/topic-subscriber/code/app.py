import os

import pymysql

connection = pymysql.connect(host=os.environ["HOST"], user="app", password="")


def handler(event, context):
    for record in event["Records"]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM orders WHERE id = '" + record["Sns"]["Message"] + "'")
