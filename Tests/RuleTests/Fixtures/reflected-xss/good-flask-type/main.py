import json

import functions_framework
from flask import Response


@functions_framework.http
def described(request):
    return Response(json.dumps({"name": request.args["name"]}), mimetype="application/json")


@functions_framework.http
def with_headers(request):
    return Response("Hello " + request.args["name"], headers={"Content-Type": "text/plain"})
