import subprocess

import azure.functions as func


def main(req: func.HttpRequest) -> func.HttpResponse:
    width = req.params.get("width") or req.get_json()["width"]
    subprocess.run(f"convert in.png -resize {width} out.png", shell=True)  # finding: os-command-injection
    return func.HttpResponse("done")
