const { randomUUID } = require("node:crypto");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, PutCommand } = require("@aws-sdk/lib-dynamodb");

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  await client.send(new PutCommand({ TableName: "orders", Item: { id: randomUUID(), createdAt: Date.now() } }));
  const numbered = { TableName: "orders", Item: { id: `${Date.now()}` }, ConditionExpression: "attribute_not_exists(id)" };
  await client.send(new PutCommand(numbered));
};
