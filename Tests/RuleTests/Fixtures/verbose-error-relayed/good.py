import boto3

functions = boto3.client("lambda")


def handler(event, context):
    answer = functions.invoke(FunctionName="inner", Payload=b"{}")
    if "FunctionError" in answer:
        print(answer["Payload"].read())
    return {"statusCode": 200, "body": "done"}
