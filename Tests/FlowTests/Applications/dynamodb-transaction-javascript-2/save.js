const AWS = require("aws-sdk");
const db = new AWS.DynamoDB.DocumentClient();

exports.handler = async (event) => {
  await db.transactWrite({
    TransactItems: [{
      Update: {
        TableName: process.env.NOTES,
        Key: { id: "1" },
        UpdateExpression: "SET title = :title",
        ExpressionAttributeValues: { ":title": JSON.parse(event.body).title },
      },
    }],
  }).promise();
  return { statusCode: 204 };
};
