from chalice import Chalice, IAMAuthorizer

app = Chalice(app_name="shop")
signed = IAMAuthorizer()


@app.route("/orders", methods=["POST"])  # finding: unauthenticated-endpoint
def order():
    return {"order": app.current_request.json_body["item"]}


@app.route("/orders/{number}", authorizer=signed)
def status(number):
    return {"number": number}
