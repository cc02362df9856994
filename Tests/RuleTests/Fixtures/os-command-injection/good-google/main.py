import os
import subprocess


def ping(request):
    count = int(request.args.get("count"))
    os.system(f"ping -c {count} example.com")
    subprocess.run(["ping", "-c", "1", "--", request.args.get("host")])
    return "sent"


def listed(event, context):
    os.system("ls -l /tmp/" + event["bucket"])
    print(event["name"])
