import html

import azure.functions as func

app = func.FunctionApp()


@app.route(route="plain")
def plain(req: func.HttpRequest) -> func.HttpResponse:
    # Without a type the answer is text/plain.
    return func.HttpResponse(f"<p>{req.params['name']}</p>")


@app.route(route="escaped")
def escaped(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(f"<p>{html.escape(req.params['name'])}</p>", mimetype="text/html")
