import boto3

secrets = boto3.client("secretsmanager")
sns = boto3.client("sns")


def handler(event, context):
    secret = secrets.get_secret_value(SecretId="shop")["SecretString"]
    sns.publish(TopicArn="arn:aws:sns:eu-west-1:111122223333:jobs", Message=secret)  # finding: secret-published
