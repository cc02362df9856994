const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, GetCommand, PutCommand } = require("@aws-sdk/lib-dynamodb");
const { randomUUID } = require("crypto");

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const prices = { book: 12, pen: 2 };

// The caller names the article and sends a comment; the price comes from the application.
exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  const order = {
    id: randomUUID(),
    article: body.article,
    comment: body.price,
    price: prices[body.article],
    paid: false,
    orderStatus: "placed",
  };
  await table.send(new PutCommand({ TableName: process.env.TABLE, Item: order }));
  return { statusCode: 201 };
};
