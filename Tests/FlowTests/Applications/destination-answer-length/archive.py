import os


def handler(event, context):
    os.system("archive " + str(event["responsePayload"]["path"]))
