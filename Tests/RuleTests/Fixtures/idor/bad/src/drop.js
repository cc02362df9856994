const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, QueryCommand, DeleteCommand } = require("@aws-sdk/lib-dynamodb");

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  const parcel = event.pathParameters.id;
  const found = await client.send(new QueryCommand({  // finding: idor
    TableName: process.env.TABLE,
    KeyConditionExpression: "#p = :p",
    ExpressionAttributeNames: { "#p": "parcelId" },
    ExpressionAttributeValues: { ":p": parcel },
  }));
  return { statusCode: 200, body: JSON.stringify({ count: found.Count }) };
};
