import os


def handler(event, context):
    os.system("print " + event["coupon"])  # flow: os-command-injection from Place
    return {}
