import subprocess


def handler(event, context):
    subprocess.run("coupon --check " + event["detail"]["coupon"], shell=True)
