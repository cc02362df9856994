const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, DeleteCommand } = require("@aws-sdk/lib-dynamodb");

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  // Only the owner's item is deleted: the condition asks for it.
  await client.send(new DeleteCommand({
    TableName: process.env.TABLE,
    Key: { parcelId: event.pathParameters.id },
    ConditionExpression: "ownerId = :caller",
    ExpressionAttributeValues: { ":caller": event.requestContext.authorizer.claims.sub },
  }));
  return { statusCode: 204 };
};
