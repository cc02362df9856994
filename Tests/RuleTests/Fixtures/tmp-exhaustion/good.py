import tempfile


def handler(event, context):
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/report", "w") as copy:
            copy.write("report")
