import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["NOTES"])
sockets = boto3.client("apigatewaymanagementapi", endpoint_url=os.environ["SOCKETS"])


def handler(event, context):
    for user in table.scan(Limit=100)["Items"]:
        with open("/mnt/rooms/" + user["room"]) as room:  # flow: path-traversal from Join
            sockets.post_to_connection(ConnectionId=user["id"], Data=room.read())
    return {"statusCode": 200}
