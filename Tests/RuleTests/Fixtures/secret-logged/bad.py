import boto3

secrets = boto3.client("secretsmanager")


def handler(event, context):
    secret = secrets.get_secret_value(SecretId="shop")["SecretString"]
    print("connecting with " + secret)  # finding: secret-logged
