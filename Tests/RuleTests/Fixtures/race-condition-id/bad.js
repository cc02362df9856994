const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, PutCommand } = require("@aws-sdk/lib-dynamodb");

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  const item = { id: `order-${Date.now()}`, name: "order" };
  await client.send(new PutCommand({ TableName: "orders", Item: item })); // finding: race-condition-id
};
