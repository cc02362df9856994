import os


def handler(event, context):
    os.system("print " + event[1]["file"])
    return {}
