import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)


@app.route(route="orders", auth_level=func.AuthLevel.ANONYMOUS)  # finding: unauthenticated-endpoint
def orders(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("ok")
