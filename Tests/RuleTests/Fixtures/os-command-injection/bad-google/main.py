import os


def ping(request):
    os.system("ping -c 1 " + request.args.get("host"))  # finding: os-command-injection
    return "sent"


def resized(event, context):
    os.system("convert /tmp/" + event["name"] + " out.png")  # finding: os-command-injection
    print(event["bucket"])
