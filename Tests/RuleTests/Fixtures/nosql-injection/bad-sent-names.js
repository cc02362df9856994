const { DynamoDBDocumentClient, UpdateCommand } = require("@aws-sdk/lib-dynamodb");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  const fields = { ...JSON.parse(event.body), changed: "now" };
  let text = "SET ";
  for (const name in fields) {
    text += `${name} = :${name},`;
  }
  await documents.send( // finding: nosql-injection
    new UpdateCommand({
      TableName: "people",
      Key: { id: event.requestContext.authorizer.claims.sub },
      UpdateExpression: text.slice(0, -1),
    }),
  );
  return { statusCode: 204 };
};
