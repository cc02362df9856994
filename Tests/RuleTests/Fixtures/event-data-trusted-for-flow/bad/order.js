const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, PutCommand } = require("@aws-sdk/lib-dynamodb");
const { randomUUID } = require("crypto");

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  const order = { id: randomUUID(), article: body.article, price: body.price };
  await table.send(new PutCommand({ TableName: process.env.TABLE, Item: order })); // finding: event-data-trusted-for-flow
  return { statusCode: 201 };
};
