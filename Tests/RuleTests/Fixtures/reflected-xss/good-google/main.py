from markupsafe import escape


def hello(request):
    return "<p>Hello " + escape(request.args["name"]) + "</p>"


def answer(request):
    return {"name": request.args["name"]}
