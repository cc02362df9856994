import ipaddress
import os


def handle(event, context):
    address = ipaddress.ip_address(event.query["address"])
    os.system(f"ping -c 1 {address}")
    return {"statusCode": 204}
