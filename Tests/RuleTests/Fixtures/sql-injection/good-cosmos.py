import json
import os

import azure.functions as func
from azure.cosmos import CosmosClient

app = func.FunctionApp()
orders = CosmosClient.from_connection_string(os.environ["COSMOS"]).get_database_client("shop").get_container_client("orders")


@app.route(route="orders")
def find(req: func.HttpRequest) -> func.HttpResponse:
    found = orders.query_items(
        query="SELECT * FROM c WHERE c.customer = @customer",
        parameters=[{"name": "@customer", "value": req.params["customer"]}],
    )
    return func.HttpResponse(json.dumps(list(found)))
