import os

import azure.functions as func
from flask import Flask, request

web = Flask(__name__)


@web.route("/ping")
def ping():
    os.system("ping -c 1 " + request.args["host"])  # finding: os-command-injection
    return "sent"


app = func.WsgiFunctionApp(app=web)
