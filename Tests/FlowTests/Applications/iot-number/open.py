import os


def handler(event, context):
    os.system("door " + str(event["state"]))
