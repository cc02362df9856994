from chalice import AuthResponse, Chalice

app = Chalice(app_name="shop")


@app.authorizer()
def check(request):
    allowed = ["/orders"] if request.token == "expected" else []
    return AuthResponse(routes=allowed, principal_id="user")


@app.route("/orders", methods=["POST"], authorizer=check)
def order():
    return {"order": app.current_request.json_body["item"]}


@app.route("/prices", api_key_required=True)
def prices():
    return {"tea": 3}


@app.schedule("rate(1 day)")
def tidy(event):
    return {}
