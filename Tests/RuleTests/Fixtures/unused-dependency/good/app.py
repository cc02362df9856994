import requests
import yaml


def handler(event, context):
    return yaml.safe_load(requests.get("https://shop.example.org", timeout=5).text)
