import os


def handler(event, context):
    os.system("print " + str(event["index"]))
    return {}
