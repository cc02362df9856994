import os

import azure.functions as func

app = func.FunctionApp()


@app.route(route="ping/{host}")
def ping(req: func.HttpRequest) -> func.HttpResponse:
    os.system("ping -c 1 " + req.route_params["host"])  # finding: os-command-injection
    return func.HttpResponse(status_code=204)


@app.blob_trigger(arg_name="upload", path="photos/{name}", connection="Storage")
def resize(upload: func.InputStream):
    os.system(f"convert {upload.name} out.png")  # finding: os-command-injection
