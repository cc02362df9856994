import os


def handler(event, context):
    os.system("greet " + event["request"]["userAttributes"]["nickname"])
    return event
