import os


def handler(event, context):
    os.system("greet " + event["request"]["userAttributes"]["nickname"])  # flow: os-command-injection from Sign
    return event
