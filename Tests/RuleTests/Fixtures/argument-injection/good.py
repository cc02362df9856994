import subprocess


def handler(event, context):
    pages = int(event["queryStringParameters"]["pages"])
    subprocess.run(["pdftotext", "-l", str(pages), "/tmp/in.pdf"])
    subprocess.run(["uptime"])
    return {"statusCode": 200}
