import base64
import io
import zipfile


def handler(event, context):
    archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(event["body"])))
    archive.extractall("/tmp/in")  # finding: zip-bomb
