import boto3
import yaml

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        s3.download_file(record["s3"]["bucket"]["name"], "settings.yaml", "/tmp/apply.yaml")
        with open("/tmp/apply.yaml") as file:
            settings = yaml.load(file.read(), Loader=yaml.Loader)  # flow: insecure-deserialization from Receive
        print(len(settings))
