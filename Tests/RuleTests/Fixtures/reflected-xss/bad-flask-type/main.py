import functions_framework
from flask import Response


@functions_framework.http
def unspoken(request):
    return Response("<p>" + request.args["name"], 200)  # finding: reflected-xss


@functions_framework.http
def spoken(request):
    return Response("<p>" + request.args["name"], mimetype="text/html")  # finding: reflected-xss
