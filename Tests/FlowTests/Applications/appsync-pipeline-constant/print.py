import os


def handler(event, context):
    os.system("print " + str(int(event["prev"]["result"]["title"])))
