import json


def handler(event, context):
    jobs = [json.loads(record["body"]) for record in event]
    return [{"path": "/mnt/%d" % len(job["path"])} for job in jobs]
