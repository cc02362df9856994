import boto3

functions = boto3.client("lambda")


def handler(event, context):
    answer = functions.invoke(FunctionName="inner", Payload=b"{}")
    return {"statusCode": 200, "body": answer["Payload"].read().decode()}  # finding: verbose-error-relayed
