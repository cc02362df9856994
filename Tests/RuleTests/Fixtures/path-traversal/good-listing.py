import os


def handler(event, context):
    for name in os.listdir("/tmp"):
        os.unlink("/tmp/" + name)
