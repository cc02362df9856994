import uuid


def handler(event, context):
    with open(f"/tmp/{uuid.uuid4()}", "w") as copy:  # missing: tmp-exhaustion
        copy.write("report")
