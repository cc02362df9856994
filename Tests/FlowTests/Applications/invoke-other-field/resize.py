import os


def handler(event, context):
    os.system("convert " + str(event["width"]))
