import zipfile


def handler(event, context):
    archive = zipfile.ZipFile("templates.zip")
    archive.extractall("/tmp/templates")
