import os

from google.cloud import storage

client = storage.Client()


def fetched(event, context):
    blob = client.bucket(event["bucket"]).blob(event["name"])
    blob.download_to_filename("/tmp/" + os.path.basename(event["name"]))
