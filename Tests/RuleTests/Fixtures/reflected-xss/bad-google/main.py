def hello(request):
    return "<p>Hello " + request.args["name"] + "</p>"  # finding: reflected-xss
