import uuid


def handler(event, context):
    with open(f"/tmp/{uuid.uuid4()}", "w") as copy:
        copy.write("report")  # finding: tmp-exhaustion
