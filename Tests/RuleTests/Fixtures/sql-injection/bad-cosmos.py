import json
import os

import azure.functions as func
from azure.cosmos import CosmosClient

app = func.FunctionApp()
orders = CosmosClient.from_connection_string(os.environ["COSMOS"]).get_database_client("shop").get_container_client("orders")


@app.route(route="orders")
def find(req: func.HttpRequest) -> func.HttpResponse:
    query = f"SELECT * FROM c WHERE c.customer = '{req.params['customer']}'"
    found = orders.query_items(query=query, enable_cross_partition_query=True)  # finding: sql-injection
    return func.HttpResponse(json.dumps(list(found)))
