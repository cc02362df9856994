def handler(event, context):
    for record in event["Records"]:
        eval(record["body"])  # flow: code-injection from Put
