const crypto = require("node:crypto");
const { DynamoDBClient, UpdateItemCommand } = require("@aws-sdk/client-dynamodb");

const client = new DynamoDBClient({});

exports.handler = async (event) => {
  const expected = crypto.createHmac("sha256", process.env.KEY).update(event.body).digest();
  const sent = Buffer.from(event.headers["x-signature"], "hex");
  if (sent.length !== expected.length || !crypto.timingSafeEqual(sent, expected)) return { statusCode: 400 };
  await client.send(new UpdateItemCommand({
    TableName: process.env.TABLE,
    Key: { id: { S: JSON.parse(event.body).offer } },
    UpdateExpression: "SET paidAt = :now",
    ConditionExpression: "attribute_not_exists(paidAt)",
    ExpressionAttributeValues: { ":now": { S: new Date().toISOString() } },
  }));
  return { statusCode: 204 };
};
