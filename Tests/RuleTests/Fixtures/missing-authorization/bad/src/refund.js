const { DynamoDBClient, PutItemCommand } = require("@aws-sdk/client-dynamodb");

const client = new DynamoDBClient({});

exports.handler = async (event) => {
  const { offer, amount } = JSON.parse(event.body);
  await client.send(new PutItemCommand({  // finding: missing-authorization
    TableName: process.env.TABLE,
    Item: { id: { S: `refund-${offer}` }, amount: { N: String(Number(amount)) } },
  }));
  return { statusCode: 201 };
};
